package mychat;

import java.nio.charset.StandardCharsets;

/// The answer to a Request was an error. (Given: nothing to do here.)
public final class RequestFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param body of the Response: `{"code":404,"message":"…"}`
    public RequestFailed(byte[] body) {
        super(new String(body, StandardCharsets.UTF_8));
    }
}
