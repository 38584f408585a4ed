//! Calls that block, depending on what they are given.

use super::facts_of;

fn blocks(params: &str, call: &str) -> bool {
    let text =
        format!("struct Own; impl std::io::Read for Own {{}} async fn t({params}) {{ {call}; }}");
    let blocks = facts_of(&text, |facts| {
        let calls = facts
            .calls()
            .iter()
            .filter(|it| facts.blocking(it.expr).is_some());
        calls.count().to_string()
    });
    blocks == "1"
}

#[test]
fn a_handshake_over_a_socket_that_may_not_block() {
    let own = "tls: native_tls::TlsConnector, socket: Own";
    let std = "tls: native_tls::TlsConnector, socket: std::net::TcpStream";
    assert!(!blocks(own, "tls.connect(\"host\", socket)"));
    assert!(blocks(std, "tls.connect(\"host\", socket)"));
    assert!(!blocks("socket: Own", "tungstenite::accept(socket)"));
    assert!(blocks(
        "socket: std::net::TcpStream",
        "tungstenite::accept(socket)"
    ));
}
