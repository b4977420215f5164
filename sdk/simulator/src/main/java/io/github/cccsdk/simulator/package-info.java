/**
 * The Copyright Clearance Center on loopback, for tests and trials: {@link io.github.cccsdk.simulator.CccSimulator}.
 *
 * <p>It behaves as this project's wire contract assumes the service to behave. CCC publishes no reference of its
 * ordering interface, so nothing here may be taken for CCC's word, and all fees are invented.
 */
@NullMarked
package io.github.cccsdk.simulator;

import org.jspecify.annotations.NullMarked;
