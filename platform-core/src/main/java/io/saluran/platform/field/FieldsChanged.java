package io.saluran.platform.field;

/// The custom fields of a kind of record are others now, or a kind of value came or went.
public record FieldsChanged(String recordType) {}
