package io.github.cccsdk.listener;

import io.github.cccsdk.orders.OrderState;
import java.time.Instant;

/**
 * An order has come to another state in the ledger.
 *
 * @param reference the caller's own reference
 * @param state the new state
 * @param at by the wall clock
 */
public record OrderMoved(String reference, OrderState state, Instant at) {}
