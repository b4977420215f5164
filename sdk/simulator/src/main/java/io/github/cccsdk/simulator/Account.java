package io.github.cccsdk.simulator;

import java.util.List;
import java.util.Optional;

/**
 * An account at the simulated CCC. Immutable; {@link #toBuilder()} makes a changed copy, and
 * {@link CccSimulator#changeAccount} puts it in force while the simulator runs.
 *
 * <p>The defaults are those of an account that works: corporate, one organisation, one location {@code L1} in the US, paid
 * by invoice, default pricing set, a billing address in Fargo.
 */
public final class Account {

    /** Whether an account can be billed. CCC itself says "individual" and "organization". */
    public enum Type {
        /** An organisation's account. */
        CORPORATE,
        /** A person's account: it prices but cannot order by invoice. */
        INDIVIDUAL
    }

    /** How an account pays by default. */
    public enum PaymentMethod {
        /** By invoice: what ordering through an interface needs. */
        INVOICE,
        /** By credit card: every order is refused, because the interface carries no card. */
        CREDIT_CARD
    }

    /**
     * An organisation the user belongs to.
     *
     * @param id its identifier
     * @param name its name
     */
    public record Organization(String id, String name) {}

    /**
     * A CCC location.
     *
     * @param id its identifier
     * @param country ISO 3166 code of two letters
     */
    public record Location(String id, String country) {}

    /**
     * The billing address CCC compares with the one of an order; every field must be equal.
     *
     * @param country ISO 3166 code of two letters
     * @param address1 the street line
     * @param city the city
     * @param state the state, or empty
     * @param zip the postal code, or empty
     */
    public record BillingAddress(String country, String address1, String city, String state, String zip) {}

    private final String userName;
    private final String password;
    private final Type type;
    private final List<Organization> organizations;
    private final List<Location> locations;
    private final PaymentMethod paymentMethod;
    private final boolean defaultPricing;
    private final Optional<BillingAddress> billingAddress;
    private final boolean frozen;
    private final boolean locked;
    private final boolean roleMisconfigured;
    private final boolean unknownUser;

    private Account(Builder from) {
        this.userName = from.userName;
        this.password = from.password;
        this.type = from.type;
        this.organizations = from.organizations;
        this.locations = from.locations;
        this.paymentMethod = from.paymentMethod;
        this.defaultPricing = from.defaultPricing;
        this.billingAddress = from.billingAddress;
        this.frozen = from.frozen;
        this.locked = from.locked;
        this.roleMisconfigured = from.roleMisconfigured;
        this.unknownUser = from.unknownUser;
    }

    /**
     * Starts an account that works.
     *
     * @param userName the name to sign in with
     * @param password its password
     * @return a builder with the defaults of this class
     */
    public static Builder builder(String userName, String password) {
        return new Builder(userName, password);
    }

    /**
     * Starts a changed copy.
     *
     * @return a builder with this account's values
     */
    public Builder toBuilder() {
        return new Builder(userName, password)
                .type(type)
                .organizations(organizations)
                .locations(locations)
                .paymentMethod(paymentMethod)
                .defaultPricing(defaultPricing)
                .billingAddress(billingAddress)
                .frozen(frozen)
                .locked(locked)
                .roleMisconfigured(roleMisconfigured)
                .unknownUser(unknownUser);
    }

    /**
     * Returns the name to sign in with.
     *
     * @return the user name
     */
    public String userName() {
        return userName;
    }

    /**
     * Returns the password, in clear: this is a fake.
     *
     * @return the password
     */
    public String password() {
        return password;
    }

    /**
     * Returns whether the account is an organisation's or a person's.
     *
     * @return the type
     */
    public Type type() {
        return type;
    }

    /**
     * Returns the organisations the user belongs to; more than one makes the user misconfigured.
     *
     * @return the organisations
     */
    public List<Organization> organizations() {
        return organizations;
    }

    /**
     * Returns the locations CCC has put on the account.
     *
     * @return the locations
     */
    public List<Location> locations() {
        return locations;
    }

    /**
     * Returns the default payment method.
     *
     * @return the method
     */
    public PaymentMethod paymentMethod() {
        return paymentMethod;
    }

    /**
     * Returns whether CCC has set the default preferred pricing.
     *
     * @return whether prices can be had
     */
    public boolean defaultPricing() {
        return defaultPricing;
    }

    /**
     * Returns the billing address on record.
     *
     * @return the address, if there is one
     */
    public Optional<BillingAddress> billingAddress() {
        return billingAddress;
    }

    /**
     * Returns whether the account is frozen, as for unpaid invoices.
     *
     * @return whether orders are refused
     */
    public boolean frozen() {
        return frozen;
    }

    /**
     * Returns whether the account is locked.
     *
     * @return whether sign-in is refused
     */
    public boolean locked() {
        return locked;
    }

    /**
     * Returns whether the user lacks the role transactions need.
     *
     * @return whether calls are answered {@code USER_MISCONFIGURED}
     */
    public boolean roleMisconfigured() {
        return roleMisconfigured;
    }

    /**
     * Returns whether the account signs in but is unknown behind the sign-in, as before CCC has completed it.
     *
     * @return whether calls are answered that the user couldn't be found
     */
    public boolean unknownUser() {
        return unknownUser;
    }

    /** Names the user only. */
    @Override
    public String toString() {
        return "Account[" + userName + "]";
    }

    /** Builds an {@link Account}; not thread-safe. */
    public static final class Builder {
        private final String userName;
        private String password;
        private Type type = Type.CORPORATE;
        private List<Organization> organizations =
                List.of(new Organization("ORG-1", "Prairie State University Library"));
        private List<Location> locations = List.of(new Location("L1", "US"));
        private PaymentMethod paymentMethod = PaymentMethod.INVOICE;
        private boolean defaultPricing = true;
        private Optional<BillingAddress> billingAddress =
                Optional.of(new BillingAddress("US", "1 Main St", "Fargo", "ND", "58102"));
        private boolean frozen;
        private boolean locked;
        private boolean roleMisconfigured;
        private boolean unknownUser;

        private Builder(String userName, String password) {
            this.userName = userName;
            this.password = password;
        }

        /**
         * Sets the password.
         *
         * @param password the new password
         * @return this builder
         */
        public Builder password(String password) {
            this.password = password;
            return this;
        }

        /**
         * Sets the type; default {@link Type#CORPORATE}.
         *
         * @param type the type
         * @return this builder
         */
        public Builder type(Type type) {
            this.type = type;
            return this;
        }

        /**
         * Sets the organisations; default one.
         *
         * @param organizations all of them
         * @return this builder
         */
        public Builder organizations(Organization... organizations) {
            return organizations(List.of(organizations));
        }

        private Builder organizations(List<Organization> all) {
            this.organizations = List.copyOf(all);
            return this;
        }

        /**
         * Sets the locations; default {@code L1} in the US. With none, transactions find no location; with several, prices
         * and orders must name one.
         *
         * @param locations all of them
         * @return this builder
         */
        public Builder locations(Location... locations) {
            return locations(List.of(locations));
        }

        private Builder locations(List<Location> all) {
            this.locations = List.copyOf(all);
            return this;
        }

        /**
         * Sets the default payment method; default {@link PaymentMethod#INVOICE}.
         *
         * @param method the method
         * @return this builder
         */
        public Builder paymentMethod(PaymentMethod method) {
            this.paymentMethod = method;
            return this;
        }

        /**
         * Sets whether default pricing is there; default true.
         *
         * @param present whether CCC has set it
         * @return this builder
         */
        public Builder defaultPricing(boolean present) {
            this.defaultPricing = present;
            return this;
        }

        /**
         * Sets the billing address; default 1 Main St, Fargo ND 58102, US.
         *
         * @param address the address on record
         * @return this builder
         */
        public Builder billingAddress(BillingAddress address) {
            return billingAddress(Optional.of(address));
        }

        /**
         * Takes the billing address away.
         *
         * @return this builder
         */
        public Builder noBillingAddress() {
            return billingAddress(Optional.empty());
        }

        private Builder billingAddress(Optional<BillingAddress> address) {
            this.billingAddress = address;
            return this;
        }

        /**
         * Sets whether orders are refused because the account is frozen; default false.
         *
         * @param frozen whether it is frozen
         * @return this builder
         */
        public Builder frozen(boolean frozen) {
            this.frozen = frozen;
            return this;
        }

        /**
         * Sets whether sign-in is refused because the account is locked; default false. Sessions that exist go on.
         *
         * @param locked whether it is locked
         * @return this builder
         */
        public Builder locked(boolean locked) {
            this.locked = locked;
            return this;
        }

        /**
         * Sets whether the user lacks the needed role; default false.
         *
         * @param misconfigured whether it is lacking
         * @return this builder
         */
        public Builder roleMisconfigured(boolean misconfigured) {
            this.roleMisconfigured = misconfigured;
            return this;
        }

        /**
         * Sets whether the user is unknown behind the sign-in; default false.
         *
         * @param unknown whether it is unknown
         * @return this builder
         */
        public Builder unknownUser(boolean unknown) {
            this.unknownUser = unknown;
            return this;
        }

        /**
         * Makes the account.
         *
         * @return the account
         */
        public Account build() {
            return new Account(this);
        }
    }
}
