package vn.motcua.bridge.journal.pages;

/**
 * Where an intact event was found.
 *
 * @param order in which it was found; what SQLite would have read comes first
 * @param page page number, or -1 minus the frame number for a frame after the end that SQLite sees
 *     in the log
 * @param turned the bit to flip, on its page or on one it continues to
 * @param whole whether it has its data
 */
public record EventPlace(
    int order,
    long position,
    String epoch,
    long sequence,
    int page,
    int offset,
    BitOfPage turned,
    boolean whole) {}
