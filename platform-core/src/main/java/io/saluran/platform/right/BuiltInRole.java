package io.saluran.platform.right;

/// The roles that exist from the start. A company may change what they allow and add others.
/// An administrator always has every permission.
public enum BuiltInRole {
    ADMINISTRATOR, MANAGER, REP, MARKETER, TRAINER
}
