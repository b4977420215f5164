package io.github.cccsdk.ledger.jdbc;

import java.util.Locale;
import java.util.Set;

/** File systems on which SQLite's locks do not hold, by the names that Linux gives them. */
final class NetworkFileSystems {
    private static final Set<String> NAMES = Set.of(
            "9p",
            "afs",
            "beegfs",
            "ceph",
            "cifs",
            "glusterfs",
            "gpfs",
            "lustre",
            "ncpfs",
            "nfs",
            "nfs4",
            "ocfs2",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "webdav");

    private NetworkFileSystems() {}

    /** @param type as {@link java.nio.file.FileStore#type()} says it */
    static boolean includes(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        return NAMES.contains(name)
                || (name.startsWith("fuse.") && !name.equals("fuse.ext4") && !name.equals("fuse.ntfs-3g"));
    }
}
