package io.cameleer.callback.route;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * The sockets of one sending of a mail, so that it can be ended by closing them: the mail library has no other way to end
 * what waits for a server.
 */
final class TrackedSockets {

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final SSLSocketFactory tls;
    private volatile boolean closed;

    /** {@code tls} decides whom to trust. */
    TrackedSockets(SSLSocketFactory tls) {
        this.tls = tls;
    }

    /** Closes all, and those that are still to come. */
    void close() {
        closed = true;
        sockets.forEach(TrackedSockets::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            return;
        }
    }

    private Socket track(Socket socket) {
        sockets.add(socket);
        if (closed) {
            close(socket);
        }
        return socket;
    }

    SocketFactory plain() {
        return new SocketFactory() {
            @Override
            public Socket createSocket() {
                return track(new Socket());
            }

            @Override
            public Socket createSocket(String host, int port) throws IOException {
                return track(new Socket(host, port));
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
                return track(new Socket(host, port, local, localPort));
            }

            @Override
            public Socket createSocket(InetAddress host, int port) throws IOException {
                return track(new Socket(host, port));
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                    throws IOException {
                return track(new Socket(host, port, local, localPort));
            }
        };
    }

    SSLSocketFactory encrypted() {
        return new SSLSocketFactory() {
            @Override
            public Socket createSocket() throws IOException {
                return track(tls.createSocket());
            }

            @Override
            public Socket createSocket(Socket socket, String host, int port, boolean closesIt) throws IOException {
                return track(tls.createSocket(socket, host, port, closesIt));
            }

            @Override
            public Socket createSocket(String host, int port) throws IOException {
                return track(tls.createSocket(host, port));
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
                return track(tls.createSocket(host, port, local, localPort));
            }

            @Override
            public Socket createSocket(InetAddress host, int port) throws IOException {
                return track(tls.createSocket(host, port));
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                    throws IOException {
                return track(tls.createSocket(host, port, local, localPort));
            }

            @Override
            public String[] getDefaultCipherSuites() {
                return tls.getDefaultCipherSuites();
            }

            @Override
            public String[] getSupportedCipherSuites() {
                return tls.getSupportedCipherSuites();
            }
        };
    }
}
