package io.saluran.platform.setting;

/// A setting of the company has another value now.
public record SettingChanged(String key) {}
