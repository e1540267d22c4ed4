package io.cameleer.workflow;

/** A kind of scan that experiments may hold. */
public record Scantype(String modality, String protocol) {}
