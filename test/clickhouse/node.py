# A node of ClickHouse: chDB's library as `clickhouse-local`, with the arguments of this program, until it is killed.
import ctypes, os, signal, sys

PR_SET_PDEATHSIG = 1
parent = int(os.environ['TEST_PROCESS'])
# Whatever becomes of the test that started it, no node is left behind.
ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
if os.getppid() != parent: sys.exit('the test has gone')
lib = ctypes.CDLL(sys.argv[1])
words = [b'clickhouse-local', *[word.encode() for word in sys.argv[2:]]]
lib.chdb_query_cmdline.restype = ctypes.c_void_p
lib.chdb_result_error.restype = ctypes.c_char_p
lib.chdb_result_error.argtypes = [ctypes.c_void_p]
error = lib.chdb_result_error(lib.chdb_query_cmdline(len(words), (ctypes.c_char_p * (len(words) + 1))(*words, None)))
if error: sys.exit(error.decode())
