"""A real nginx for tests and measurements, with the settings that the page for hosts gives."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = ROOT / "docs/beheer/nginx.conf"
WORKPLACE = """
{modules}
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    include {types};
    default_type application/octet-stream;
    log_format bytes '$bytes_sent $status $request_uri';
    access_log {folder}/access.log bytes;
    client_body_temp_path {folder}/t1;
    proxy_temp_path {folder}/t2;
    fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4;
    scgi_temp_path {folder}/t5;
    include {folder}/site.conf;
}}
"""


@dataclass
class Nginx:
    """A running server. Its log has a line for each answer: bytes sent (headers too), status, path."""

    address: str
    log: Path
    version: str

    def answers(self) -> list[tuple[int, int, str]]:
        """What was sent since the last call."""
        time.sleep(0.5)
        lines = self.log.read_text(encoding="utf-8").splitlines()
        os.truncate(self.log, 0)
        rows = (line.split(" ", 2) for line in lines)
        return [(int(size), int(status), path) for size, status, path in rows]


def program() -> str | None:
    """Where nginx is, if it is here."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")


@contextmanager
def running(site: Path, folder: Path) -> Iterator[Nginx]:
    """Serves `site` with the settings of the page for hosts, on a free port. `folder` is for its own files."""
    nginx = program()
    assert nginx
    said = subprocess.run([nginx, "-V"], capture_output=True, text=True, check=True).stderr
    places = dict(re.findall(r"--(conf|modules)-path=(\S+)", said))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    brotli = Path(places.get("modules", "")) / "ngx_http_brotli_static_module.so"
    settings = SETTINGS.read_text(encoding="utf-8")
    settings = settings.replace("listen 8080", f"listen 127.0.0.1:{port}")
    settings = settings.replace("/var/www/draaiboek", str(site))
    if not brotli.is_file():
        settings = settings.replace("brotli_static on;", "")
    (folder / "site.conf").write_text(settings, encoding="utf-8")
    workplace = WORKPLACE.format(
        folder=folder,
        types=Path(places["conf"]).with_name("mime.types"),
        modules=f"load_module {brotli};" if brotli.is_file() else "",
    )
    # As root nginx would go on as another user, who may not read the site.
    if os.geteuid() == 0:
        workplace = f"user root;{workplace}"
    (folder / "nginx.conf").write_text(workplace, encoding="utf-8")
    process = subprocess.Popen([nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        else:
            raise AssertionError((folder / "error.log").read_text(encoding="utf-8"))
        version = re.search(r"nginx/(\S+)", said)
        yield Nginx(
            f"http://127.0.0.1:{port}/", folder / "access.log", f"nginx {version[1] if version else ''}"
        )
    finally:
        process.terminate()
        process.wait()
