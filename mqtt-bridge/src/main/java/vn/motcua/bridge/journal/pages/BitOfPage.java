package vn.motcua.bridge.journal.pages;

/**
 * A bit that damage flipped.
 *
 * @param page as in {@link EventPlace}; 0 for none
 * @param bit from 0, at most eight times the size of a page
 */
record BitOfPage(int page, int bit) {
  static final BitOfPage NONE = new BitOfPage(0, 0);
}
