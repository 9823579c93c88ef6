package vn.motcua.bridge.lab;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Intercepts SQLite's file access in this process: it sees each write, sync, truncation and removal
 * in order, and can simulate a full or read-only disk. For fault campaigns; not used in production.
 *
 * <p>SQLite reaches files only through a table of functions, {@code sqlite3_vfs}
 * (https://www.sqlite.org/c3ref/vfs.html), and one per open file, {@code sqlite3_io_methods}. The
 * tap puts its own functions for open, delete, write, truncate, sync and close there, each of which
 * calls the {@link Listener} and then the original. It stays until the process ends. It does not
 * see the memory-mapped index of the log, which recovery rebuilds, and files that Java itself
 * writes.
 */
@SuppressWarnings("restricted") // it exists to stand in for C functions
public final class SqliteTap {
  private static final System.Logger LOG = System.getLogger(SqliteTap.class.getName());

  private static final int OK = 0;
  private static final int IOERR = 10;
  private static final int IOERR_WRITE = 778; // what SQLite reports when a write fails with EROFS
  private static final int IOERR_TRUNCATE = 1_546;
  private static final int IOERR_FSYNC = 1_034;
  private static final int FULL = 13;

  // struct sqlite3_vfs of 64-bit systems.
  private static final long VFS_BYTES = 88;
  private static final long VFS_NAME = 24;
  private static final long VFS_OPEN = 40;
  private static final long VFS_DELETE = 48;

  // struct sqlite3_io_methods, version 3, of 64-bit systems.
  private static final long METHODS_BYTES = 152;
  private static final long CLOSE = 8;
  private static final long WRITE = 24;
  private static final long TRUNCATE = 32;
  private static final long SYNC = 40;

  private static final long PATH_BYTES_MAX = 4_096;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final FunctionDescriptor OPEN_SHAPE =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
  private static final FunctionDescriptor DELETE_SHAPE =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
  private static final FunctionDescriptor WRITE_SHAPE =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_LONG);
  private static final FunctionDescriptor TRUNCATE_SHAPE =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG);
  private static final FunctionDescriptor SYNC_SHAPE =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);
  private static final FunctionDescriptor CLOSE_SHAPE = FunctionDescriptor.of(JAVA_INT, ADDRESS);

  /**
   * Called on the thread that works on the file, one call at a time for each file; must not throw.
   */
  public interface Listener {
    /** SQLite is about to open a file, which may be new. */
    default void opening(Path file) {}

    /**
     * How many of {@code bytes} there is room for; with fewer, the write ends there, as on a full
     * disk.
     */
    default int room(Path file, int bytes) {
      return bytes;
    }

    /** Whether the file may be changed; false simulates a read-only file system. */
    default boolean isWritable(Path file) {
      return true;
    }

    /** Bytes were written; they may stay in memory until the file is synced. */
    default void written(Path file, long offset, byte[] bytes) {}

    /** The file was cut or lengthened; as unsafe as a write. */
    default void truncated(Path file, long length) {}

    /** Whether the sync that is about to begin succeeds. */
    default boolean canSync(Path file) {
      return true;
    }

    /** A sync begins. */
    default void syncing(Path file) {}

    /** What was written to the file before this sync began is on the disk. */
    default void synced(Path file) {}

    /** The file was removed. */
    default void deleted(Path file) {}
  }

  private final Listener listener;
  private final MethodHandle open;
  private final MethodHandle delete;
  private final Map<Long, Path> paths = new ConcurrentHashMap<>();
  private final Map<Long, Methods> originals = new ConcurrentHashMap<>();
  private final Map<Long, Methods> byFile = new ConcurrentHashMap<>();

  /** The functions of one kind of file, and the table with ours in their place. */
  private record Methods(
      MethodHandle write,
      MethodHandle truncate,
      MethodHandle sync,
      MethodHandle close,
      MemorySegment table) {}

  private SqliteTap(MemorySegment vfs, Listener listener) {
    this.listener = listener;
    this.open = original(vfs, VFS_OPEN, OPEN_SHAPE);
    this.delete = original(vfs, VFS_DELETE, DELETE_SHAPE);
  }

  /**
   * Installs the tap for all files opened from now on. Once in a process.
   *
   * @throws IllegalStateException when SQLite is not built as expected; the message says what was
   *     found
   */
  public static void install(Listener listener) {
    try (Connection any = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      install(database(any), listener);
    } catch (SQLException | ReflectiveOperationException e) {
      throw new IllegalStateException(
          "this SQLite driver has no file layer to tap: " + e.getMessage(), e);
    }
  }

  /** The driver's private {@code sqlite3*} pointer. */
  private static long database(Connection connection) throws ReflectiveOperationException {
    Object database = connection.getClass().getMethod("getDatabase").invoke(connection);
    Field pointer = database.getClass().getDeclaredField("pointer");
    pointer.setAccessible(true);
    return pointer.getLong(database);
  }

  private static void install(long database, Listener listener) {
    MemorySegment vfs =
        MemorySegment.ofAddress(database)
            .reinterpret(ADDRESS.byteSize())
            .get(ADDRESS, 0) // the first field of struct sqlite3
            .reinterpret(VFS_BYTES);
    String name = vfs.get(ADDRESS, VFS_NAME).reinterpret(PATH_BYTES_MAX).getString(0);
    if (!name.equals("unix")) {
      throw new IllegalStateException("SQLite's file layer is \"" + name + "\", not \"unix\"");
    }
    SqliteTap tap = new SqliteTap(vfs, listener);
    vfs.set(ADDRESS, VFS_OPEN, tap.stub("open", OPEN_SHAPE));
    vfs.set(ADDRESS, VFS_DELETE, tap.stub("delete", DELETE_SHAPE));
  }

  private static MethodHandle original(MemorySegment table, long at, FunctionDescriptor shape) {
    return LINKER.downcallHandle(table.get(ADDRESS, at), shape);
  }

  private MemorySegment stub(String method, FunctionDescriptor shape) {
    try {
      MethodType type = shape.toMethodType();
      MethodHandle handle =
          MethodHandles.lookup().findVirtual(SqliteTap.class, method, type).bindTo(this);
      return LINKER.upcallStub(handle, shape, Arena.global());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("SqliteTap has no method " + method, e);
    }
  }

  /** An exception must not reach SQLite: it becomes an I/O error. */
  @FunctionalInterface
  private interface Work {
    int run() throws Throwable;
  }

  private static int guarded(Work work) {
    try {
      return work.run();
    } catch (Throwable broken) {
      LOG.log(System.Logger.Level.ERROR, "the tap failed", broken);
      return IOERR;
    }
  }

  @SuppressWarnings("UnusedMethod") // called by SQLite
  private int open(
      MemorySegment vfs, MemorySegment name, MemorySegment file, int flags, MemorySegment out) {
    return guarded(() -> {
      Path path = path(name);
      if (path != null) {
        listener.opening(path);
      }
      int code = (int) open.invokeExact(vfs, name, file, flags, out);
      MemorySegment handle = file.reinterpret(ADDRESS.byteSize());
      MemorySegment table = handle.get(ADDRESS, 0);
      if (code == OK && path != null && table.address() != 0) {
        Methods methods = originals.computeIfAbsent(table.address(), _ -> methods(table));
        paths.put(file.address(), path);
        byFile.put(file.address(), methods);
        handle.set(ADDRESS, 0, methods.table());
      }
      return code;
    });
  }

  private static @Nullable Path path(MemorySegment name) {
    return name.address() == 0
        ? null
        : Path.of(name.reinterpret(PATH_BYTES_MAX).getString(0)).toAbsolutePath();
  }

  private Methods methods(MemorySegment address) {
    MemorySegment table = address.reinterpret(METHODS_BYTES);
    MemorySegment copy = Arena.global().allocate(METHODS_BYTES, 8);
    copy.copyFrom(table);
    copy.set(ADDRESS, CLOSE, stub("close", CLOSE_SHAPE));
    copy.set(ADDRESS, WRITE, stub("write", WRITE_SHAPE));
    copy.set(ADDRESS, TRUNCATE, stub("truncate", TRUNCATE_SHAPE));
    copy.set(ADDRESS, SYNC, stub("sync", SYNC_SHAPE));
    return new Methods(
        original(table, WRITE, WRITE_SHAPE),
        original(table, TRUNCATE, TRUNCATE_SHAPE),
        original(table, SYNC, SYNC_SHAPE),
        original(table, CLOSE, CLOSE_SHAPE),
        copy);
  }

  @SuppressWarnings("UnusedMethod") // called by SQLite
  private int delete(MemorySegment vfs, MemorySegment name, int syncDirectory) {
    return guarded(() -> {
      int code = (int) delete.invokeExact(vfs, name, syncDirectory);
      Path path = path(name);
      if (code == OK && path != null) {
        listener.deleted(path);
      }
      return code;
    });
  }

  @SuppressWarnings("UnusedMethod") // called by SQLite
  private int write(MemorySegment file, MemorySegment bytes, int amount, long offset) {
    return guarded(() -> {
      Path path = pathOf(file);
      if (!listener.isWritable(path)) {
        return IOERR_WRITE;
      }
      int room = Math.min(amount, listener.room(path, amount));
      int code =
          room == 0 ? OK : (int) methodsOf(file).write().invokeExact(file, bytes, room, offset);
      if (code == OK && room > 0) {
        listener.written(path, offset, bytes.reinterpret(room).toArray(ValueLayout.JAVA_BYTE));
      }
      return code == OK && room < amount ? FULL : code;
    });
  }

  @SuppressWarnings("UnusedMethod") // called by SQLite
  private int truncate(MemorySegment file, long length) {
    return guarded(() -> {
      if (!listener.isWritable(pathOf(file))) {
        return IOERR_TRUNCATE;
      }
      int code = (int) methodsOf(file).truncate().invokeExact(file, length);
      if (code == OK) {
        listener.truncated(pathOf(file), length);
      }
      return code;
    });
  }

  @SuppressWarnings("UnusedMethod") // called by SQLite
  private int sync(MemorySegment file, int flags) {
    return guarded(() -> {
      if (!listener.canSync(pathOf(file))) {
        return IOERR_FSYNC;
      }
      listener.syncing(pathOf(file));
      int code = (int) methodsOf(file).sync().invokeExact(file, flags);
      if (code == OK) {
        listener.synced(pathOf(file));
      }
      return code;
    });
  }

  @SuppressWarnings("UnusedMethod") // called by SQLite
  private int close(MemorySegment file) {
    return guarded(() -> {
      Methods methods = methodsOf(file);
      paths.remove(file.address());
      byFile.remove(file.address());
      return (int) methods.close().invokeExact(file);
    });
  }

  private Path pathOf(MemorySegment file) {
    return known(paths.get(file.address()));
  }

  private Methods methodsOf(MemorySegment file) {
    return known(byFile.get(file.address()));
  }

  private static <T> T known(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("SQLite named a file that it has not opened");
    }
    return value;
  }
}
