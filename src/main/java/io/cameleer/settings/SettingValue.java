package io.cameleer.settings;

/**
 * A value and the place that gave it.
 *
 * @param source as an error names it: {@code application.properties line 4}, {@code environment variable X}, …
 */
record SettingValue(String value, String source) {}
