package io.colloquy.tracking.annotation.upload;

import io.colloquy.tracking.annotation.collection.Lines;
import io.colloquy.tracking.annotation.pubannotation.AnnotatedDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the look through an upload made of one line, packed for the batch that stores it.
 *
 * @param document in canonical form; null for a line that cannot be read
 * @param rejected objects of the document that were not taken
 * @param notes the first of what there is to tell
 */
record Parcel(AnnotatedDocument document, int rejected, int warned, List<Note> notes) {

    byte[] pack() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(rejected);
            out.writeInt(warned);
            out.writeInt(notes.size());
            for (Note note : notes) {
                out.writeBoolean(note.warning());
                out.writeUTF(note.text());
            }
            if (document != null) {
                out.write(Lines.write(document).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Parcel unpack(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int rejected = in.readInt();
            int warned = in.readInt();
            int count = in.readInt();
            var notes = new ArrayList<Note>(count);
            for (int note = 0; note < count; note++) {
                notes.add(new Note(in.readBoolean(), in.readUTF()));
            }
            String line = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Parcel(line.isEmpty() ? null : Lines.read(line), rejected, warned, notes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
