/** Where the command's settings come from: flags over environment over a file. */
@NullMarked
package io.github.cccsdk.cli.settings;

import org.jspecify.annotations.NullMarked;
