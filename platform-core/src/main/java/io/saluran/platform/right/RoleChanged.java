package io.saluran.platform.right;

import java.util.UUID;

/// A role allows or shows something else now, or is gone.
public record RoleChanged(UUID role) {}
