package io.cameleer.api;

/** What people may call things: one to 255 characters, none of them a control character. */
final class Labels {

    private static final int LONGEST = 255;

    private Labels() {}

    static String required(Request request, String name) {
        String label = request.text(name);
        if (label == null) {
            throw Request.invalid(name, "Missing required parameter in the JSON body");
        }
        return checked(name, label);
    }

    /** A text of any length that is not blank. */
    static String present(Request request, String name) {
        String text = request.text(name);
        if (text == null || text.isBlank()) {
            throw Request.invalid(name, "Missing required parameter in the JSON body");
        }
        return text;
    }

    static String checked(String name, String label) {
        if (label.isBlank() || label.length() > LONGEST || label.chars().anyMatch(Character::isISOControl)) {
            throw Request.invalid(name, "must have 1 to " + LONGEST + " characters and no control characters");
        }
        return label;
    }
}
