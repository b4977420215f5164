package io.github.cccsdk;

import io.github.cccsdk.internal.account.AccountLookup;
import io.github.cccsdk.internal.orders.OrderDesk;
import io.github.cccsdk.internal.pricing.PriceDesk;
import io.github.cccsdk.internal.works.CatalogueSearch;

/** The calls, all on one pipeline. */
record Desks(CatalogueSearch works, PriceDesk pricing, OrderDesk orders, AccountLookup account) implements CccCalls {}
