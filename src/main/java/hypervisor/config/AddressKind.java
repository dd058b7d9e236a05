package hypervisor.config;

/// Where to listen.
record AddressKind() implements Kind<ListenAddress> {
    @Override
    public String placeholder() {
        return "ADDRESS";
    }

    @Override
    public String expected() {
        return "an address in quotes such as \":9177\" or \"[::1]:9177\"";
    }

    @Override
    public ListenAddress parse(String text) throws InvalidValueException {
        return ListenAddress.parse(text);
    }

    @Override
    public String print(ListenAddress value) {
        return value.toString();
    }
}
