package hypervisor.config;

/// A whole number within bounds, both of them included.
record NumberKind(int least, int most) implements Kind<Integer> {
    @Override
    public String placeholder() {
        return "NUMBER";
    }

    @Override
    public String expected() {
        return "a whole number from " + least + " to " + most;
    }

    @Override
    public boolean unquoted() {
        return true;
    }

    @Override
    public Integer parse(String text) throws InvalidValueException {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most && text.charAt(0) != '+') {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw InvalidValueException.expected(expected(), text);
    }

    @Override
    public String print(Integer value) {
        return value.toString();
    }
}
