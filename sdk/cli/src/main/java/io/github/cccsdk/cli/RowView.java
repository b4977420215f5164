package io.github.cccsdk.cli;

import io.github.cccsdk.cli.batch.RowResult;
import io.github.cccsdk.cli.output.Failure;
import io.github.cccsdk.cli.output.JsonObject;

/** What became of a row of a batch, as it is shown. */
final class RowView {
    private RowView() {}

    static JsonObject json(RowResult result) {
        JsonObject json = result.failure()
                .map(Failure::json)
                .or(() -> result.answer().map(PriceView::json))
                .orElseGet(() -> new JsonObject().with("explanation", result.explanation()));
        json.with("outcome", result.outcome())
                .withNullable("item", result.item())
                .with("line", result.row().line());
        if (!result.outcome().equals(RowResult.ORDER_UNKNOWN)) {
            result.amount().ifPresent(amount -> json.with("total", amount).with("currency", amount.currency()));
        }
        result.order()
                .ifPresent(order ->
                        json.withNullable("orderNumber", order.number()).with("reference", order.reference()));
        return json;
    }
}
