package io.saluran.platform.people;

import java.util.UUID;

/// A person's name, address, team, roles or sessions are others now, or the person came or left.
public record PersonChanged(UUID person) {}
