package io.cameleer.archive.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.archive.Entry.Proof;
import io.cameleer.archive.Entry.ReadBack;
import io.cameleer.archive.Progress;
import io.cameleer.archive.TreeFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadBackHashTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 4095, 4096, 4097, 1048575, 1048576, 1048577, 2100000})
    void a_file_of_any_size_has_one_hash_however_it_is_read(int size, @TempDir Path directory) throws Exception {
        byte[] content = TreeFixture.bytes(size, size);
        Path file = Files.write(directory.resolve("file"), content);
        String sha256 = HexFormat.of().formatHex(DigestUtils.getSha256Digest().digest(content));
        long blockSize = Files.getFileStore(file).getBlockSize();

        assertThat(hash(file, blockSize).sha256()).isEqualTo(sha256);
        assertThat(hash(file, 0)).isEqualTo(new Proof(sha256, ReadBack.BUFFERED));
        assertThat(hash(file, Buffers.SIZE * 2L)).isEqualTo(new Proof(sha256, ReadBack.BUFFERED));
    }

    private static Proof hash(Path file, long blockSize) throws Exception {
        return new ReadBackHash(new Buffers(blockSize), new Cancellation(Progress.none())).of(file);
    }
}
