/**
 * Files that a power cut leaves whole: keys, certificates, records, and the lock between processes.
 *
 * <p>In: texts and keys. Out: files on disk. Next: nothing.
 */
@NullMarked
package vn.motcua.provisioning.files;

import org.jspecify.annotations.NullMarked;
