package io.github.cccsdk.account;

/** What a diagnosis looks at, in the order of the ILLiad help article on CCC errors (SEED). */
public enum CheckName {
    /** User name and password hold no white space at an end and no characters that cannot be seen. */
    CREDENTIALS_CHARACTERS,
    /** CCC accepts the credentials. */
    SIGN_IN,
    /** The account is a corporate one, not an individual one. */
    CORPORATE_ACCOUNT,
    /** The user belongs to one organisation and has the role that ordering needs. */
    ONE_ORGANIZATION,
    /** CCC knows the user's location, and which one is meant. */
    LOCATION,
    /** The account pays by invoice by default. */
    INVOICE_PAYMENT,
    /** CCC has added the default preferred pricing. */
    DEFAULT_PRICING,
    /** The five billing fields configured here are those of the account. */
    BILLING_ADDRESS,
    /** The account is not frozen for unpaid invoices. */
    NOT_FROZEN,
    /** CCC tells a price for a well-known work. */
    PROBE_PRICE
}
