package vn.motcua.bridge.journal.pages;

/**
 * Where an intact event was found.
 *
 * @param order in which it was found; what SQLite would have read comes first
 * @param page its number, or -1 - the frame in the log, behind the end that SQLite sees
 * @param turned the bit of the page to turn, -1 for none
 * @param whole whether it has its data
 */
public record EventPlace(
    int order,
    long position,
    String epoch,
    long sequence,
    int page,
    int offset,
    int turned,
    boolean whole) {}
