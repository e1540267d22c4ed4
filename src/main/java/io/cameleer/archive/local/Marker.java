package io.cameleer.archive.local;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cameleer.archive.MalformedLineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * The last file written before a run is published; where it is, the run is whole.
 *
 * @param files the number of the source's regular files
 * @param bytes the sum of their sizes
 * @param filesReadDirect how many of them were read back past the page cache
 */
record Marker(
        String location,
        long files,
        long bytes,
        long filesReadDirect,
        Instant archivedAt,
        String manifest,
        String manifestSha256,
        String entriesSha256,
        String metadataSha256) {

    private static final int FORMAT = 1;
    private static final int LONGEST = 1 << 16;
    private static final JsonMapper JSON = new JsonMapper();

    byte[] json() throws JsonProcessingException {
        ObjectNode node = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("location", location)
                .put("files", files)
                .put("bytes", bytes)
                .put("files_read_back_direct", filesReadDirect)
                .put("files_read_back_buffered", files - filesReadDirect)
                .put("archived_at", archivedAt.toString())
                .put("manifest", manifest)
                .put("manifest_sha256", manifestSha256)
                .put("entries_sha256", entriesSha256)
                .put("metadata_sha256", metadataSha256);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    }

    /** Reads the marker of a published run's folder. */
    static Marker read(Path run) throws IOException {
        try (InputStream in = Files.newInputStream(run.resolve(OwnFiles.MARKER), READ, NOFOLLOW_LINKS)) {
            JsonNode node = JSON.readTree(in.readNBytes(LONGEST));
            if (node.path("format").asInt() != FORMAT) {
                throw new MalformedLineException(OwnFiles.MARKER + " is not of format " + FORMAT);
            }
            return new Marker(
                    text(node, "location"),
                    node.path("files").asLong(),
                    node.path("bytes").asLong(),
                    node.path("files_read_back_direct").asLong(),
                    Instant.parse(text(node, "archived_at")),
                    manifest(text(node, "manifest")),
                    text(node, "manifest_sha256"),
                    text(node, "entries_sha256"),
                    text(node, "metadata_sha256"));
        } catch (JsonProcessingException | DateTimeException damaged) {
            throw new MalformedLineException(OwnFiles.MARKER + " is damaged: " + damaged.getMessage());
        }
    }

    /** Only a name that the archive gives, so that a changed marker leads nowhere else. */
    private static String manifest(String name) throws MalformedLineException {
        if (!name.equals(OwnFiles.MANIFEST_NAME) && !name.equals(OwnFiles.OTHER_MANIFEST_NAME)) {
            throw new MalformedLineException(OwnFiles.MARKER + " names an unknown manifest");
        }
        return name;
    }

    private static String text(JsonNode node, String field) throws MalformedLineException {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new MalformedLineException(OwnFiles.MARKER + " has no " + field);
        }
        return value.textValue();
    }
}
