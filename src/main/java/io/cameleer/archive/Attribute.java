package io.cameleer.archive;

/**
 * One piece of metadata in the form that iRODS calls AVU.
 *
 * @param unit empty where the value has none
 */
public record Attribute(String attribute, String value, String unit) {}
