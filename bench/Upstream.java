import io.colloquy.faultwall.FaultWall;

/** {@code java -cp FAULT_WALL_JAR Upstream.java PORT}: a provider that answers at once, until it is stopped. */
class Upstream {
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(FaultWall.startOn(Integer.parseInt(arguments[0])).url());
        Thread.currentThread().join();
    }
}
