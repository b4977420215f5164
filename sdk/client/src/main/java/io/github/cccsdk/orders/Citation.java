package io.github.cccsdk.orders;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Field;
import java.util.Optional;

/**
 * Which article or chapter an item is: carried to CCC for the rightsholder and the invoice, without influence on the
 * price.
 *
 * @param articleTitle at most 1,000 characters
 * @param author at most 500 characters
 * @param volume at most 50 characters
 * @param issue at most 50 characters
 */
public record Citation(
        Optional<String> articleTitle, Optional<String> author, Optional<String> volume, Optional<String> issue) {
    /** No citation. */
    public static final Citation NONE =
            new Citation(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws CccRequestException {@code REQUEST_INVALID} for a field that is blank, too long or holds control characters */
    public Citation {
        articleTitle = articleTitle.map(text -> Field.text("articleTitle", text, 1_000));
        author = author.map(text -> Field.text("author", text, 500));
        volume = volume.map(text -> Field.text("volume", text, 50));
        issue = issue.map(text -> Field.text("issue", text, 50));
    }

    /** The citation of an article known by its title alone. */
    public static Citation ofArticle(String articleTitle) {
        return new Citation(Optional.of(articleTitle), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
