/**
 * Holds every exchange with the simulator against the OpenAPI document of the wire contract; being on the test class path is
 * enough.
 */
@NullMarked
package io.github.cccsdk.contract;

import org.jspecify.annotations.NullMarked;
