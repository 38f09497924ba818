// A libtensorflow for tests: handles, names, statuses, strings and feeds as the real one keeps them, and no arithmetic.
// Refuses what TensorFlow refuses: to fetch what is fed, to feed twice, to run nothing, a node of a name that is there or is the scope of another,
// an input that is neither new nor mapped, a graph of another version. The first output of a node is fed, its second is then the same value; everything else is refused by name.
// It keeps the last graph, configuration and target it was given (Fake_Last), fails runs by script (Fake_FailRuns), and has the devices it is told to have.
// Made in variants by -D: VERSION, PART (1: tensors and statuses only, 2: all the rest, else whole), NO_SESSION_RUN, ABORTS (the process, when a fed tensor has eight dimensions).
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <arpa/inet.h>
#include <sys/socket.h>

#ifndef VERSION
#define VERSION "2.21.0"
#endif
#ifndef PART
#define PART 0
#endif

typedef struct TF_Status { int code; char message[256]; } TF_Status;
typedef struct TF_Buffer { const void* data; size_t length; void (*dealloc)(void*, size_t); } TF_Buffer;
typedef struct TF_Tensor { int type, rank, references; int64_t dims[8]; void* data; size_t bytes; void (*dealloc)(void*, size_t, void*); void* arg; } TF_Tensor;

enum { STATUSES, BUFFERS, TENSORS, GRAPHS, IMPORTS, OPTIONS, SESSIONS, DEVICES, STRINGS, MAPPINGS, KINDS };

#if PART != 2
long fake_live[KINDS];
static void count(int kind, int by) { __atomic_add_fetch(&fake_live[kind], by, __ATOMIC_SEQ_CST); }
void Fake_Count(int kind, int by) { count(kind, by); }
long Fake_Live(int kind) { return __atomic_load_n(&fake_live[kind], __ATOMIC_SEQ_CST); }

TF_Status* TF_NewStatus(void) { count(STATUSES, 1); return calloc(1, sizeof(TF_Status)); }
void TF_DeleteStatus(TF_Status* s) { count(STATUSES, -1); free(s); }
void TF_SetStatus(TF_Status* s, int code, const char* message) { s->code = code; strncpy(s->message, message, sizeof s->message - 1); }
int TF_GetCode(const TF_Status* s) { return s->code; }
const char* TF_Message(const TF_Status* s) { return s->message; }

static void free_buffer(void* data, size_t length) { (void)length; free(data); }
TF_Buffer* TF_NewBuffer(void) { count(BUFFERS, 1); return calloc(1, sizeof(TF_Buffer)); }
TF_Buffer* TF_NewBufferFromString(const void* data, size_t length) {
  TF_Buffer* b = TF_NewBuffer();
  void* copy = malloc(length ? length : 1);
  memcpy(copy, data, length);
  b->data = copy; b->length = length; b->dealloc = free_buffer;
  return b;
}
void TF_DeleteBuffer(TF_Buffer* b) { count(BUFFERS, -1); if (b->dealloc) b->dealloc((void*)b->data, b->length); free(b); }

static void free_tensor(void* data, size_t length, void* arg) { (void)length; (void)arg; free(data); }
TF_Tensor* TF_NewTensor(int type, const int64_t* dims, int rank, void* data, size_t bytes, void (*dealloc)(void*, size_t, void*), void* arg) {
  TF_Tensor* t = calloc(1, sizeof(TF_Tensor));
  count(TENSORS, 1);
  t->type = type; t->rank = rank; t->references = 1; t->data = data; t->bytes = bytes; t->dealloc = dealloc; t->arg = arg;
  for (int i = 0; i < rank && i < 8; i++) t->dims[i] = dims[i];
  return t;
}
TF_Tensor* TF_AllocateTensor(int type, const int64_t* dims, int rank, size_t bytes) {
  return TF_NewTensor(type, dims, rank, malloc(bytes ? bytes : 1), bytes, free_tensor, 0);
}
void TF_DeleteTensor(TF_Tensor* t) {
  if (__atomic_sub_fetch(&t->references, 1, __ATOMIC_SEQ_CST) == 0) { count(TENSORS, -1); t->dealloc(t->data, t->bytes, t->arg); free(t); }
}
void Fake_Share(TF_Tensor* t) { __atomic_add_fetch(&t->references, 1, __ATOMIC_SEQ_CST); }
int TF_TensorType(const TF_Tensor* t) { return t->type; }
int TF_NumDims(const TF_Tensor* t) { return t->rank; }
int64_t TF_Dim(const TF_Tensor* t, int i) { return t->dims[i]; }
size_t TF_TensorByteSize(const TF_Tensor* t) { return t->bytes; }
void* TF_TensorData(const TF_Tensor* t) { return t->data; }
#else
TF_Status* TF_NewStatus(void);
void TF_SetStatus(TF_Status*, int, const char*);
TF_Buffer* TF_NewBufferFromString(const void*, size_t);
void Fake_Count(int, int);
void Fake_Share(TF_Tensor*);
TF_Tensor* TF_AllocateTensor(int, const int64_t*, int, size_t);
void TF_DeleteBuffer(TF_Buffer*);
static void count(int kind, int by) { Fake_Count(kind, by); }
#endif

#if PART != 1
typedef struct Node { struct Node* next; char* name; } Node;
typedef struct TF_Graph { Node* nodes; uint64_t version; } TF_Graph;
typedef struct Mapping { struct Mapping* next; char* name; } Mapping;
typedef struct TF_Output { Node* oper; int index; } TF_Output;
typedef struct TF_Session { volatile int closed; } TF_Session;

const char* TF_Version(void) { return VERSION; }

TF_Graph* TF_NewGraph(void) { count(GRAPHS, 1); return calloc(1, sizeof(TF_Graph)); }
void TF_DeleteGraph(TF_Graph* g) {
  count(GRAPHS, -1);
  for (Node *n = g->nodes, *next; n; n = next) { next = n->next; free(n->name); free(n); }
  free(g);
}
Node* TF_GraphOperationByName(TF_Graph* g, const char* name) {
  for (Node* n = g->nodes; n; n = n->next) if (!strcmp(n->name, name)) return n;
  return 0;
}
int TF_OperationNumOutputs(Node* n) { (void)n; return 2; }

// The names that are mapped, "x:1" and "^x".
Mapping* TF_NewImportGraphDefOptions(void) { count(IMPORTS, 1); return calloc(1, sizeof(Mapping)); }
void TF_DeleteImportGraphDefOptions(Mapping* o) {
  count(IMPORTS, -1);
  for (Mapping* next; o; o = next) { next = o->next; free(o->name); free(o); }
}
static void map(Mapping* o, const char* form, const char* name, int index) {
  Mapping* m = malloc(sizeof(Mapping));
  m->name = malloc(strlen(name) + 20);
  snprintf(m->name, strlen(name) + 20, form, name, index);
  m->next = o->next;
  o->next = m;
  count(MAPPINGS, 1);
}
void TF_ImportGraphDefOptionsAddInputMapping(Mapping* o, const char* name, int index, TF_Output to) { if (to.oper) map(o, index ? "%s:%d" : "%s", name, index); }
void TF_ImportGraphDefOptionsRemapControlDependency(Mapping* o, const char* name, Node* to) { if (to) map(o, "^%s", name, 0); }

static uint64_t varint(const uint8_t** p, const uint8_t* end) {
  uint64_t value = 0;
  for (int shift = 0; *p < end && shift < 64; shift += 7) { uint8_t b = *(*p)++; value |= (uint64_t)(b & 0x7F) << shift; if (!(b & 0x80)) break; }
  return value;
}
// The bytes of the first field `number` from *p on, which moves behind it; 0 when there is none.
static const uint8_t* field(const uint8_t** p, const uint8_t* end, uint64_t number, size_t* length) {
  while (*p < end) {
    uint64_t tag = varint(p, end), n = tag & 7;
    if (n == 0) { varint(p, end); continue; }
    if (n == 5) { *p += 4; continue; }
    if (n == 1) { *p += 8; continue; }
    *length = varint(p, end);
    const uint8_t* at = *p;
    *p += *length;
    if (tag >> 3 == number) return at;
  }
  return 0;
}
// The varint of the first field `number`; 0 when there is none.
static uint64_t number(const uint8_t* p, const uint8_t* end, uint64_t wanted) {
  while (p < end) {
    uint64_t tag = varint(&p, end);
    if ((tag & 7) == 0) { uint64_t value = varint(&p, end); if (tag >> 3 == wanted) return value; }
    else if ((tag & 7) == 2) { size_t length = varint(&p, end); p += length; }
    else p += (tag & 7) == 5 ? 4 : 8;
  }
  return 0;
}

enum { GRAPH, CONFIG, TARGET, KEPT };
static struct { char* data; size_t size; } kept[KEPT];
static void keep(int what, const void* data, size_t size) {
  free(kept[what].data);
  kept[what].data = malloc(size ? size : 1);
  memcpy(kept[what].data, data, size);
  kept[what].size = size;
}
const void* Fake_Last(int what, size_t* size) { *size = kept[what].size; return kept[what].data; }

static Node* add(TF_Graph* g, const void* name, size_t size) {
  Node* n = malloc(sizeof(Node));
  n->name = malloc(size + 1);
  memcpy(n->name, name, size);
  n->name[size] = 0;
  n->next = g->nodes;
  return g->nodes = n;
}
// A copy of a text, without the index 0 of an output.
static char* text(const void* bytes, size_t size) {
  char* t = calloc(1, size + 1);
  memcpy(t, bytes, size);
  if (size > 2 && !strcmp(t + size - 2, ":0")) t[size - 2] = 0;
  return t;
}
static void refuse(TF_Status* s, int code, const char* form, const char* name) {
  char message[256];
  snprintf(message, sizeof message, form, name);
  TF_SetStatus(s, code, message);
}
static int there(TF_Graph* g, const char* name) {
  size_t length = strlen(name);
  for (Node* n = g->nodes; n; n = n->next) if (!strncmp(n->name, name, length) && (!n->name[length] || n->name[length] == '/')) return 1;
  return 0;
}
static int mapped(Mapping* o, const char* name) {
  for (Mapping* m = o->next; m; m = m->next) if (!strcmp(m->name, name)) return 1;
  return 0;
}
// Whether a graph has a node that gives an input: "x", "x:1", "^x".
static int gives(const TF_Buffer* b, const char* input) {
  const uint8_t *p = b->data, *end = p + b->length;
  size_t length, size, wanted = strcspn(input += *input == '^', ":");
  for (const uint8_t* node; (node = field(&p, end, 1, &length));) {
    const uint8_t *q = node, *name = field(&q, node + length, 1, &size);
    if (size == wanted && !memcmp(name, input, size)) return 1;
  }
  return 0;
}
static int refused(TF_Graph* g, const TF_Buffer* b, Mapping* options, TF_Status* s) {
  const uint8_t *p = b->data, *end = p + b->length, *q, *at;
  size_t length, size;
  int refusals = 0;
  for (const uint8_t* node; (node = field(&p, end, 1, &length));) {
    q = node;
    at = field(&q, node + length, 1, &size);
    char* name = text(at, size);
    if (!strcmp(name, "refused")) { refusals++; TF_SetStatus(s, 3, "Op type not registered 'Refused'"); }
    else if (there(g, name)) { refusals++; refuse(s, 3, "Node name '%s' already exists in the Graph", name); }
    free(name);
    q = node;
    while ((at = field(&q, node + length, 3, &size))) {
      char* input = text(at, size);
      if (!mapped(options, input) && !gives(b, input)) { refusals++; refuse(s, 3, "Unknown input node '%s'", input); }
      free(input);
    }
  }
  return refusals;
}
void TF_GraphImportGraphDef(TF_Graph* g, const TF_Buffer* b, Mapping* options, TF_Status* s) {
  keep(GRAPH, b->data, b->length);
  const uint8_t *p = b->data, *end = p + b->length, *versions;
  size_t length, size;
  uint64_t version = (versions = field(&p, end, 4, &length)) ? number(versions, versions + length, 1) : 0;
  if (g->nodes && version != g->version) { TF_SetStatus(s, 3, "Can't extend GraphDef at one version with graph at another"); return; }
  if (refused(g, b, options, s)) return;
  g->version = version;
  p = b->data;
  for (const uint8_t* node; (node = field(&p, end, 1, &length));) {
    const uint8_t *q = node, *name = field(&q, node + length, 1, &size);
    add(g, name, size);
  }
}

void* TF_NewSessionOptions(void) { count(OPTIONS, 1); return malloc(1); }
void TF_DeleteSessionOptions(void* o) { count(OPTIONS, -1); free(o); }
static int unreachable;
void TF_SetTarget(void* o, const char* target) { (void)o; keep(TARGET, target, strlen(target)); unreachable = strstr(target, "unreachable") != 0; }
void TF_SetConfig(void* o, const void* proto, size_t length, TF_Status* s) {
  (void)o;
  if (!proto) { TF_SetStatus(s, 3, "Unparseable ConfigProto"); return; }
  keep(CONFIG, proto, length);
}
TF_Session* TF_NewSession(TF_Graph* g, void* o, TF_Status* s) {
  (void)g; (void)o;
  if (unreachable) { TF_SetStatus(s, 14, "failed to connect to all addresses"); return 0; }
  count(SESSIONS, 1);
  return calloc(1, sizeof(TF_Session));
}
void TF_CloseSession(TF_Session* s, TF_Status* status) { (void)status; s->closed = 1; }
void TF_DeleteSession(TF_Session* s, TF_Status* status) { (void)status; count(SESSIONS, -1); free(s); }
TF_Session* TF_LoadSessionFromSavedModel(void* o, const TF_Buffer* r, const char* dir, const char* const* tags, int n, TF_Graph* g, TF_Buffer* m, TF_Status* s) {
  (void)r;
  if (!strstr(dir, "model")) { TF_SetStatus(s, 5, "Could not find SavedModel .pb or .pbtxt at supplied export directory path"); return 0; }
  if (m->data) { TF_SetStatus(s, 3, "Passing non-empty TF_Buffer is invalid."); return 0; }
  // A MetaGraphDef with the tags that were asked for and no more: meta_info_def { tags }.
  char* bytes = malloc(1000);
  size_t at = 2;
  for (int i = 0; i < n; i++) { bytes[at++] = 4 << 3 | 2; bytes[at++] = (char)strlen(tags[i]); memcpy(bytes + at, tags[i], strlen(tags[i])); at += strlen(tags[i]); }
  bytes[0] = 1 << 3 | 2; bytes[1] = (char)(at - 2);
  TF_Buffer* made = TF_NewBufferFromString(bytes, at);
  free(bytes);
  *m = *made;
  made->dealloc = 0;
  TF_DeleteBuffer(made);
  add(g, "x", 1);
  return TF_NewSession(g, o, s);
}

static int failing, failures, before;
// After so many runs more, so many fail with this code.
void Fake_FailRuns(int code, int count, int after) { failing = code; failures = count; before = after; }

#ifndef NO_SESSION_RUN
void TF_SessionRun(TF_Session* s, const TF_Buffer* options, const TF_Output* inputs, TF_Tensor* const* feeds, int nfeeds, const TF_Output* outputs, TF_Tensor** fetches, int nfetches,
                   Node* const* targets, int ntargets, TF_Buffer* metadata, TF_Status* status) {
  (void)metadata;
  if (before > 0) before--;
  else if (failures > 0) { failures--; TF_SetStatus(status, failing, "scripted"); return; }
#ifdef ABORTS
  for (int i = 0; i < nfeeds; i++) if (feeds[i]->rank == 8) abort();
#endif
  for (int i = 0; i < nfeeds; i++) {
    for (int k = 0; k < nfetches; k++)
      if (inputs[i].oper == outputs[k].oper && inputs[i].index == outputs[k].index) { refuse(status, 3, "%s is both fed and fetched.", inputs[i].oper->name); return; }
    for (int k = 0; k < i; k++)
      if (inputs[i].oper == inputs[k].oper && inputs[i].index == inputs[k].index) { refuse(status, 3, "Endpoint \"%s\" fed more than once.", inputs[i].oper->name); return; }
  }
  if (!nfetches && !ntargets) { TF_SetStatus(status, 3, "Must specify at least one target to fetch or execute."); return; }
  uint64_t limit = options ? number(options->data, (const uint8_t*)options->data + options->length, 2) : 0;
  for (int i = 0; i < ntargets; i++) {
    if (!strcmp(targets[i]->name, "slow"))
      for (uint64_t k = 0; k < 20000 && !s->closed; k++) {
        if (limit && k >= limit) { TF_SetStatus(status, 4, "Timed out waiting for notification"); return; }
        struct timespec ms = {0, 1000000};
        nanosleep(&ms, 0);
      }
    else if (!strcmp(targets[i]->name, "fails")) { TF_SetStatus(status, 11, "{{node fails}} is out of range"); return; }
  }
  if (s->closed) { TF_SetStatus(status, 1, "Session has been closed."); return; }
  for (int i = 0; i < nfetches; i++) {
    // What cannot leave the process: a resource (20), a variant (21).
    int kind = !strcmp(outputs[i].oper->name, "resource") ? 20 : !strcmp(outputs[i].oper->name, "variant") ? 21 : 0;
    if (kind) { fetches[i] = TF_AllocateTensor(kind, 0, 0, 8); continue; }
    int k = 0;
    while (k < nfeeds && (inputs[k].oper != outputs[i].oper || outputs[i].index != 1)) k++;
    if (k == nfeeds) {
      while (i > 0) fetches[--i] = 0;
      TF_SetStatus(status, 12, "a fake computes nothing: the second output is the first one's feed");
      return;
    }
    Fake_Share(feeds[k]);
    fetches[i] = feeds[k];
  }
}
#endif

void* TF_SessionListDevices(TF_Session* s, TF_Status* status) { (void)s; (void)status; count(DEVICES, 1); return malloc(1); }
void TF_DeleteDeviceList(void* l) { count(DEVICES, -1); free(l); }
// Of a cluster: /job:ps/task:0 and two workers.
static const char* devices[] = {"/job:localhost/replica:0/task:0/device:CPU:0", "/job:ps/replica:0/task:0/device:CPU:0", "/job:worker/replica:0/task:0/device:CPU:0", "/job:worker/replica:0/task:1/device:CPU:0"};
int TF_DeviceListCount(void* l) { (void)l; return kept[TARGET].size ? 3 : 1; }
const char* TF_DeviceListName(void* l, int i, TF_Status* s) { (void)l; (void)s; return devices[kept[TARGET].size ? i + 1 : i]; }
const char* TF_DeviceListType(void* l, int i, TF_Status* s) { (void)l; (void)i; (void)s; return "CPU"; }
int64_t TF_DeviceListMemoryBytes(void* l, int i, TF_Status* s) { (void)l; (void)i; (void)s; return 268435456; }
TF_Buffer* TF_GetAllOpList(void) { return TF_NewBufferFromString("\n\x06\n\x04NoOp", 8); }
// KernelList { kernel { op, device_type: "CPU" } }; none for an op that is not known.
TF_Buffer* TF_GetRegisteredKernelsForOp(const char* name, TF_Status* s) {
  (void)s;
  char bytes[300];
  size_t length = strlen(name);
  if (!strncmp(name, "Unknown", 7) || length > 200) return TF_NewBufferFromString("", 0);
  bytes[0] = 1 << 3 | 2; bytes[1] = (char)(length + 7); bytes[2] = 1 << 3 | 2; bytes[3] = (char)length;
  memcpy(bytes + 4, name, length);
  memcpy(bytes + 4 + length, "\x12\x03" "CPU", 5);
  return TF_NewBufferFromString(bytes, length + 9);
}

typedef struct TString { char* data; size_t size, spare; } TString;
void TF_StringInit(TString* s) { count(STRINGS, 1); memset(s, 0, sizeof *s); }
void TF_StringCopy(TString* s, const char* data, size_t size) { s->data = malloc(size + 1); memcpy(s->data, data, size); s->size = size; }
const char* TF_StringGetDataPointer(const TString* s) { return s->data; }
size_t TF_StringGetSize(const TString* s) { return s->size; }
void TF_StringDealloc(TString* s) { count(STRINGS, -1); free(s->data); s->data = 0; }

// Listens, as the real one does, on every address, at the port of the first task of its cluster; never accepts.
static int server;
void* TF_NewServer(const void* proto, size_t length, TF_Status* s) {
  const char* text = proto;
  for (size_t i = 0; i + 1 < length; i++)
    if (text[i] == ':' && text[i + 1] >= '0' && text[i + 1] <= '9') {
      struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(text + i + 1))};
      server = socket(AF_INET, SOCK_STREAM, 0);
      if (!bind(server, (struct sockaddr*)&address, sizeof address) && !listen(server, 1)) return &server;
      break;
    }
  TF_SetStatus(s, 2, "Could not start gRPC server: address already in use");
  return 0;
}
void TF_ServerStart(void* server, TF_Status* s) { (void)server; (void)s; }
void TF_ServerJoin(void* server, TF_Status* s) { (void)server; (void)s; }
#endif
