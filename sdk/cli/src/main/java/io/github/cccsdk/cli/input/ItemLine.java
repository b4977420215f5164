package io.github.cccsdk.cli.input;

import io.github.cccsdk.error.CccRequestException;

/**
 * A JSON object with the fields of an item of an {@link OrderFile}, on a line of its own. What it is called is read at once;
 * the rest may be wrong and is read when asked for.
 */
public final class ItemLine {
    private final Fields fields;

    private ItemLine(Fields fields) {
        this.fields = fields;
    }

    /**
     * Reads a line.
     *
     * @param line its number in the file, for messages
     * @throws CccRequestException {@code REQUEST_INVALID} if it is no JSON object, or has other fields
     */
    public static ItemLine parse(String json, long line) {
        return new ItemLine(OrderFileReader.itemFields(JsonTree.read(json, "row", line)));
    }

    /**
     * The caller's reference of the item.
     *
     * @throws CccRequestException {@code REQUEST_INVALID} if it has none
     */
    public String reference() {
        return OrderFileReader.itemReference(fields);
    }

    /**
     * The whole item.
     *
     * @throws CccRequestException {@code REQUEST_INVALID}, naming the field that is missing or wrong
     */
    public OrderFile.Item item() {
        return OrderFileReader.item(fields);
    }
}
