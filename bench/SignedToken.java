import io.colloquy.internaltoken.Grant;
import io.colloquy.internaltoken.Group;
import io.colloquy.internaltoken.SigningKey;
import io.colloquy.internaltoken.TokenSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

/** {@code java -cp … SignedToken.java KEY_FILE AUDIENCE}: what the gateway would sign for the operator, good for a minute. */
class SignedToken {
    public static void main(String[] arguments) throws IOException {
        SigningKey key = SigningKey.parse(Files.readString(Path.of(arguments[0])), "gateway");
        Grant grant = new Grant(arguments[1], "local", Set.of(Group.OPERATOR), Set.of("read", "write"));
        System.out.println(new TokenSigner(key).sign(grant, Instant.now()));
    }
}
