package vn.motcua.bridge.command;

/**
 * What a command of the case server asks for. Each owner has a sealed family of its own, and an
 * {@link OrderKind} for each. Immutable; values come from outside, and only their form is checked.
 */
public interface Order {}
