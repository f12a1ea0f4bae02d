/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-document-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define READ_BYTES (64 * 1024)

/* How many values json-glib makes at once. Those of a large document would take ten times the room
 * of its text. */
#define MAX_PART_VALUES 4096

/* Longer ones are cut in messages. */
#define MAX_POINTER_BYTES 200

struct _BalDocument
{
  char *name;         /* owned; for messages */
  GFile *folder;      /* owned; where it was loaded from; NULL for a part, and for what was not */
  GHashTable *parts;  /* owned; the names of files beside it that were loaded; nullable */
  GBytes *bytes;      /* owned; without a byte-order mark */
  const char *text;   /* of bytes */
  GArray *places;     /* owned; of BalJsonPlace */
  JsonParser *parser; /* owned; holds the values of the part that was asked for last, sealed */
  JsonNode **values;  /* owned; the values of that part, borrowed from the parser */
  guint32 part_start; /* places of the part; equal when there is none yet */
  guint32 part_end;
};

static const char *const kind_names[] = {
  [BAL_NODE_KIND_NULL] = "null",          [BAL_NODE_KIND_BOOLEAN] = "true or false",
  [BAL_NODE_KIND_INTEGER] = "an integer", [BAL_NODE_KIND_NUMBER] = "a number",
  [BAL_NODE_KIND_TEXT] = "a text",        [BAL_NODE_KIND_ARRAY] = "an array",
  [BAL_NODE_KIND_OBJECT] = "an object",
};

/* Messages */

static char *
describe_place (BalDocument *self, gsize offset, guint32 place)
{
  g_autoptr (GString) pointer = g_string_new (NULL);
  guint line = 0;
  guint column = 0;

  bal_json_locate (self->text, offset, &line, &column);
  if (place != BAL_JSON_NO_PLACE)
    bal_json_append_pointer (pointer, self->text, self->places, place);
  if (pointer->len > MAX_POINTER_BYTES)
    {
      const char *cut = g_utf8_find_prev_char (pointer->str, pointer->str + MAX_POINTER_BYTES);

      g_string_truncate (pointer, (gsize) (cut - pointer->str));
      g_string_append (pointer, "…");
    }

  return g_strdup_printf ("Reading “%s”, line %u, column %u%s%s", self->name, line, column,
                          pointer->len > 0 ? ", " : "", pointer->str);
}

static void
set_fault (BalDocument *self, const BalJsonFault *fault, GError **error)
{
  g_autofree char *where = describe_place (self, fault->offset, fault->place);

  g_set_error (error, BAL_DOCUMENT_ERROR, (int) fault->code, "%s: %s", where, fault->reason);
}

void
bal_node_set_error (BalNode node, GError **error, BalDocumentError code, const char *format, ...)
{
  const BalJsonPlace *place = NULL;
  g_autofree char *where = NULL;
  g_autofree char *reason = NULL;
  va_list arguments;

  g_return_if_fail (bal_node_exists (node));

  place = &g_array_index (node.document->places, BalJsonPlace, node.index);
  where = describe_place (node.document, place->start, node.index);
  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, BAL_DOCUMENT_ERROR, (int) code, "%s: %s", where, reason);
}

/* Reading */

static BalNodeKind
kind_of_value (JsonNode *value)
{
  if (JSON_NODE_HOLDS_OBJECT (value))
    return BAL_NODE_KIND_OBJECT;
  if (JSON_NODE_HOLDS_ARRAY (value))
    return BAL_NODE_KIND_ARRAY;

  switch (json_node_get_value_type (value))
    {
    case G_TYPE_BOOLEAN:
      return BAL_NODE_KIND_BOOLEAN;
    case G_TYPE_INT64:
      return BAL_NODE_KIND_INTEGER;
    case G_TYPE_DOUBLE:
      return BAL_NODE_KIND_NUMBER;
    case G_TYPE_STRING:
      return BAL_NODE_KIND_TEXT;
    default:
      return BAL_NODE_KIND_NULL;
    }
}

/* The values in the order of the places: both are the order of the text. */
static gboolean
pair_value (BalDocument *self, JsonNode *value, guint32 *index)
{
  if (*index >= self->part_end ||
      kind_of_value (value) != g_array_index (self->places, BalJsonPlace, *index).kind)
    return FALSE;
  self->values[(*index)++ - self->part_start] = value;

  if (JSON_NODE_HOLDS_OBJECT (value))
    {
      JsonObjectIter iter;
      JsonNode *member = NULL;
      const char *name = NULL;

      /* It does not take NULL for the name. */
      json_object_iter_init_ordered (&iter, json_node_get_object (value));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        {
          if (!pair_value (self, member, index))
            return FALSE;
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (value))
    {
      JsonArray *array = json_node_get_array (value);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (!pair_value (self, json_array_get_element (array, i), index))
            return FALSE;
        }
    }

  return TRUE;
}

/* The largest value around the place that is not too large for a part; or else the value alone. */
static guint32
find_part (BalDocument *self, guint32 place)
{
  const BalJsonPlace *places = (const BalJsonPlace *) (gpointer) self->places->data;
  guint32 parent = places[place].parent;

  while (parent != BAL_JSON_NO_PLACE && places[parent].next - parent <= MAX_PART_VALUES)
    {
      place = parent;
      parent = places[place].parent;
    }

  return place;
}

static gboolean
load_part (BalDocument *self, guint32 start, GError **error)
{
  const BalJsonPlace *place = &g_array_index (self->places, BalJsonPlace, start);
  g_autoptr (GError) parser_error = NULL;
  guint32 n_paired = start;

  if (self->parser == NULL)
    {
      self->parser = json_parser_new_immutable ();
      self->values = g_new0 (JsonNode *, MIN (self->places->len, MAX_PART_VALUES));
    }
  self->part_start = start;
  self->part_end = place->next;
  if (json_parser_load_from_data (self->parser, self->text + place->start,
                                  (gssize) (place->end - place->start), &parser_error) &&
      pair_value (self, json_parser_get_root (self->parser), &n_paired) &&
      n_paired == self->part_end)
    return TRUE;

  self->part_end = self->part_start;
  g_set_error (error, BAL_ERROR, BAL_ERROR_INTERNAL,
               "Reading “%s”: the two readers of JSON disagree: %s", self->name,
               parser_error != NULL ? parser_error->message : "other values");

  return FALSE;
}

static GBytes *
skip_mark (GBytes *bytes)
{
  static const guint8 mark[] = { 0xef, 0xbb, 0xbf };
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (length >= sizeof mark && memcmp (data, mark, sizeof mark) == 0)
    return g_bytes_new_from_bytes (bytes, sizeof mark, length - sizeof mark);

  return g_bytes_ref (bytes);
}

BalDocument *
bal_document_new_from_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (BalDocument) self = g_atomic_rc_box_new0 (BalDocument);
  gsize length = 0;
  BalJsonFault fault = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self->name = g_utf8_make_valid (name, -1);
  self->bytes = skip_mark (bytes);
  self->text = g_bytes_get_data (self->bytes, &length);
  if (self->text == NULL)
    self->text = "";
  self->places = g_array_new (FALSE, FALSE, sizeof (BalJsonPlace));

  if (!bal_json_scan (self->text, length, self->places, &fault))
    {
      set_fault (self, &fault, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* Not g_file_load_bytes (): what is far too large is not read to its end. */
static GBytes *
load_bytes (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (READ_BYTES);
  gssize n_read = 0;

  if (stream == NULL)
    return NULL;

  do
    {
      n_read =
        g_input_stream_read (G_INPUT_STREAM (stream), buffer, READ_BYTES, cancellable, error);
      if (n_read < 0)
        return NULL;
      g_byte_array_append (content, buffer, (guint) n_read);
    }
  while (n_read > 0 && content->len <= BAL_JSON_MAX_BYTES + READ_BYTES);

  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

static BalDocument *
load_document (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_utf8_make_valid (name != NULL ? name : "document", -1);
  g_autoptr (GBytes) bytes = load_bytes (file, cancellable, error);

  if (bytes == NULL)
    {
      g_prefix_error (error, "Reading “%s”: ", shown);
      return NULL;
    }

  return bal_document_new_from_bytes (bytes, shown, error);
}

BalDocument *
bal_document_load (GFile *file, GCancellable *cancellable, GError **error)
{
  BalDocument *self = load_document (file, cancellable, error);

  if (self != NULL)
    self->folder = g_file_get_parent (file);

  return self;
}

gboolean
bal_document_is_plain_name (const char *name)
{
  return *name != '\0' && *name != '.' && strpbrk (name, "/\\") == NULL;
}

BalDocument *
bal_document_load_beside (BalDocument *self, const char *name, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (self->folder == NULL)
    {
      g_set_error (
        error, BAL_ERROR, BAL_ERROR_NOT_SUPPORTED,
        "Reading “%s”: a part of it lies in a file beside it, and it was not loaded from "
        "a file",
        self->name);
      return NULL;
    }
  if (self->parts == NULL)
    self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_hash_table_add (self->parts, g_strdup (name)))
    {
      g_set_error (error, BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_BAD_VALUE,
                   "Reading “%s”: two parts of it lie in “%s”, where one would be saved over the "
                   "other",
                   self->name, name);
      return NULL;
    }
  file = g_file_get_child (self->folder, name);

  return load_document (file, NULL, error);
}

gboolean
bal_document_save_text (GFile *file, const char *text, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);

  if (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                               cancellable, error))
    return TRUE;
  g_prefix_error (error, "Writing “%s”: ", name != NULL ? name : "document");

  return FALSE;
}

BalDocument *
bal_document_ref (BalDocument *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_document (BalDocument *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_object (&self->parser);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

void
bal_document_unref (BalDocument *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_document);
}

const char *
bal_document_get_name (BalDocument *self)
{
  return self->name;
}

BalNode
bal_document_get_root (BalDocument *self)
{
  return (BalNode){ .document = self, .index = 0 };
}

/* Walking */

static const BalJsonPlace *
get_place (BalNode node)
{
  return &g_array_index (node.document->places, BalJsonPlace, node.index);
}

/* A text, a number or a truth: of an array or an object only its parts are asked for. */
static JsonNode *
get_value (BalNode node, GError **error)
{
  BalDocument *self = node.document;

  if ((node.index < self->part_start || node.index >= self->part_end) &&
      !load_part (self, find_part (self, node.index), error))
    return NULL;

  return self->values[node.index - self->part_start];
}

static BalNode
node_at (BalNode node, guint32 index)
{
  return (BalNode){ .document = node.document, .index = index };
}

gboolean
bal_node_exists (BalNode node)
{
  return node.document != NULL && node.index != BAL_JSON_NO_PLACE;
}

BalNodeKind
bal_node_get_kind (BalNode node)
{
  return (BalNodeKind) get_place (node)->kind;
}

guint
bal_node_get_length (BalNode node)
{
  return bal_node_exists (node) ? get_place (node)->n_children : 0;
}

BalNode
bal_node_get_first (BalNode node)
{
  return node_at (node, bal_node_get_length (node) > 0 ? node.index + 1 : BAL_JSON_NO_PLACE);
}

BalNode
bal_node_get_next (BalNode node)
{
  const BalJsonPlace *place = NULL;
  guint32 next = 0;

  if (!bal_node_exists (node))
    return node;

  place = get_place (node);
  next = place->next;
  if (place->parent == BAL_JSON_NO_PLACE || next >= node.document->places->len ||
      get_place (node_at (node, next))->parent != place->parent)
    return node_at (node, BAL_JSON_NO_PLACE);

  return node_at (node, next);
}

BalNode
bal_node_get_member (BalNode node, const char *name)
{
  BalNode member = bal_node_get_first (node);

  while (bal_node_exists (member))
    {
      g_autofree char *other = bal_node_dup_name (member);

      if (g_strcmp0 (other, name) == 0)
        break;
      member = bal_node_get_next (member);
    }

  return member;
}

BalNode
bal_node_get_element (BalNode node, guint n)
{
  BalNode element = bal_node_get_first (node);

  while (bal_node_exists (element) && n > 0)
    {
      element = bal_node_get_next (element);
      n--;
    }

  return element;
}

char *
bal_node_dup_name (BalNode node)
{
  const BalJsonPlace *place = get_place (node);

  if (place->key_start == place->key_end)
    return NULL;

  return bal_json_unquote (node.document->text + place->key_start,
                           place->key_end - place->key_start);
}

char *
bal_node_dup_pointer (BalNode node)
{
  GString *pointer = g_string_new (NULL);

  bal_json_append_pointer (pointer, node.document->text, node.document->places, node.index);

  return g_string_free (pointer, FALSE);
}

guint
bal_node_get_line (BalNode node)
{
  guint line = 0;
  guint column = 0;

  bal_json_locate (node.document->text, get_place (node)->start, &line, &column);

  return line;
}

guint
bal_node_get_column (BalNode node)
{
  guint line = 0;
  guint column = 0;

  bal_json_locate (node.document->text, get_place (node)->start, &line, &column);

  return column;
}

char *
bal_node_dup_source (BalNode node)
{
  const BalJsonPlace *place = get_place (node);

  return g_strndup (node.document->text + place->start, place->end - place->start);
}

char *
bal_node_dup_name_source (BalNode node)
{
  const BalJsonPlace *place = get_place (node);

  return g_strndup (node.document->text + place->key_start, place->key_end - place->key_start);
}

/* Values */

gboolean
bal_node_check_kind (BalNode node, BalNodeKind kind, GError **error)
{
  const BalNodeKind found = bal_node_get_kind (node);

  if (found == kind || (kind == BAL_NODE_KIND_NUMBER && found == BAL_NODE_KIND_INTEGER))
    return TRUE;

  bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE, "%s is needed here, not %s",
                      kind_names[kind], kind_names[found]);

  return FALSE;
}

const char *
bal_node_get_text (BalNode node, GError **error)
{
  JsonNode *value = NULL;

  if (!bal_node_check_kind (node, BAL_NODE_KIND_TEXT, error))
    return NULL;
  value = get_value (node, error);

  return value != NULL ? json_node_get_string (value) : NULL;
}

gboolean
bal_node_get_int (BalNode node, gint64 *value, GError **error)
{
  JsonNode *found = NULL;

  if (!bal_node_check_kind (node, BAL_NODE_KIND_INTEGER, error))
    return FALSE;
  found = get_value (node, error);
  if (found == NULL)
    return FALSE;
  *value = json_node_get_int (found);

  return TRUE;
}

gboolean
bal_node_get_double (BalNode node, double *value, GError **error)
{
  const gint64 exact = G_GINT64_CONSTANT (1) << 53;
  JsonNode *found = NULL;
  gint64 integer = 0;

  if (!bal_node_check_kind (node, BAL_NODE_KIND_NUMBER, error))
    return FALSE;
  found = get_value (node, error);
  if (found == NULL)
    return FALSE;
  if (bal_node_get_kind (node) == BAL_NODE_KIND_NUMBER)
    {
      *value = json_node_get_double (found);
      return TRUE;
    }

  integer = json_node_get_int (found);
  if (integer > exact || integer < -exact)
    {
      bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_NUMBER,
                          "an integer this large cannot be held as a number without loss");
      return FALSE;
    }
  *value = (double) integer;

  return TRUE;
}

gboolean
bal_node_get_boolean (BalNode node, gboolean *value, GError **error)
{
  JsonNode *found = NULL;

  if (!bal_node_check_kind (node, BAL_NODE_KIND_BOOLEAN, error))
    return FALSE;
  found = get_value (node, error);
  if (found == NULL)
    return FALSE;
  *value = json_node_get_boolean (found);

  return TRUE;
}

gboolean
bal_node_need_member (BalNode node, const char *name, BalNode *member, GError **error)
{
  if (!bal_node_check_kind (node, BAL_NODE_KIND_OBJECT, error))
    return FALSE;

  *member = bal_node_get_member (node, name);
  if (bal_node_exists (*member))
    return TRUE;
  bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_MISSING_MEMBER, "“%s” is missing", name);

  return FALSE;
}
