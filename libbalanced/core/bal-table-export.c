/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-table-private.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-arrow-private.h"
#include "libbalanced/core/bal-column-private.h"
#include "libbalanced/core/bal-period.h"

#define MAX_BUFFERS 3

/* What one exported array holds on to. Children are arrays of their own, because a consumer may
 * move each of them away and release it alone. */
typedef struct
{
  const void *buffers[MAX_BUFFERS];
  void *owned[MAX_BUFFERS]; /* freed with the array; NULL for memory of the column */
  GObject *column;          /* nullable */
} Hold;

typedef struct
{
  BalTable *table;
  gboolean done;
} Source;

/* Schemas */

static void
release_schema (struct ArrowSchema *schema)
{
  for (int64_t i = 0; i < schema->n_children; i++)
    {
      bal_arrow_schema_release (schema->children[i]);
      g_free (schema->children[i]);
    }
  g_free (schema->children);
  if (schema->dictionary != NULL)
    {
      bal_arrow_schema_release (schema->dictionary);
      g_free (schema->dictionary);
    }
  g_free ((char *) schema->format);
  g_free ((char *) schema->name);
  g_free ((char *) schema->metadata);
  schema->release = NULL;
}

static void
init_schema (struct ArrowSchema *schema, const char *format, const char *name)
{
  memset (schema, 0, sizeof *schema);
  schema->format = g_strdup (format);
  schema->name = g_strdup (name);
  schema->flags = ARROW_FLAG_NULLABLE;
  schema->release = release_schema;
}

static struct ArrowSchema *
schema_new (const char *format, const char *name)
{
  struct ArrowSchema *schema = g_new (struct ArrowSchema, 1);

  init_schema (schema, format, name);
  return schema;
}

static gboolean
is_large (gsize size)
{
  return size > (gsize) G_MAXINT32;
}

static gsize
measure_names (const char *const *names, gsize n_names)
{
  gsize size = 0;

  for (gsize i = 0; i < n_names; i++)
    size += strlen (names[i]);
  return size;
}

static gsize
measure_text (BalColumn *column)
{
  guint64 n_rows = bal_column_get_n_rows (column);

  return (gsize) bal_column_get_offsets (column)[n_rows] - n_rows;
}

static const char *
get_format (BalColumn *column)
{
  static const char *const formats[] = { "b", "l", "g", "tdD", "i" };
  BalColumnKind kind = bal_column_get_kind (column);

  if (kind == BAL_COLUMN_KIND_TEXT)
    return is_large (measure_text (column)) ? "U" : "u";
  return formats[kind];
}

static struct ArrowSchema *
make_field (BalColumn *column)
{
  const char *const *names = bal_column_get_names (column);
  g_autoptr (GEnumClass) roles = g_type_class_ref (BAL_TYPE_COLUMN_ROLE);
  BalColumnRole role = bal_column_get_role (column);
  const BalArrowPair pairs[] = {
    { BAL_ARROW_KEY_ROLE,
      role != BAL_COLUMN_ROLE_NONE ? g_enum_get_value (roles, (gint) role)->value_nick : NULL },
    { BAL_ARROW_KEY_UNIT, bal_column_get_unit (column) },
  };
  struct ArrowSchema *field = schema_new (get_format (column), bal_column_get_name (column));

  field->metadata = bal_arrow_metadata_new (pairs, G_N_ELEMENTS (pairs));
  if (bal_column_get_kind (column) == BAL_COLUMN_KIND_CODE)
    field->dictionary =
      schema_new (is_large (measure_names (names, bal_column_get_n_names (column))) ? "U" : "u",
                  "");
  return field;
}

static struct ArrowSchema *
make_state_field (BalTable *table, BalColumn *column)
{
  g_autofree char *name = bal_table_dup_state_name (table, column);
  const BalArrowPair pair = { BAL_ARROW_KEY_STATE_OF, bal_column_get_name (column) };
  struct ArrowSchema *field = schema_new ("c", name);

  field->metadata = bal_arrow_metadata_new (&pair, 1);
  field->dictionary = schema_new ("u", "");
  return field;
}

static char *
make_table_metadata (BalTable *table)
{
  g_autoptr (GEnumClass) bases = g_type_class_ref (BAL_TYPE_BASIS);
  BalPeriod *period = bal_table_get_period (table);
  g_autofree char *period_text = period != NULL ? bal_period_to_text (period) : NULL;
  gint32 as_at = bal_table_get_as_at (table);
  g_autofree char *as_at_text = as_at != BAL_DAY_NONE ? bal_day_to_text (as_at) : NULL;
  const BalArrowPair pairs[] = {
    { BAL_ARROW_KEY_NAME, bal_table_get_name (table) },
    { BAL_ARROW_KEY_BASIS,
      g_enum_get_value (bases, (gint) bal_table_get_basis (table))->value_nick },
    { BAL_ARROW_KEY_AS_AT, as_at_text },
    { BAL_ARROW_KEY_PERIOD, period_text },
    { BAL_ARROW_KEY_SYNTHETIC, bal_table_get_synthetic (table) ? "true" : "false" },
  };

  return bal_arrow_metadata_new (pairs, G_N_ELEMENTS (pairs));
}

static int
get_schema (struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
  Source *source = stream->private_data;
  guint n_columns = bal_table_get_n_columns (source->table);

  init_schema (out, "+s", "");
  out->flags = 0;
  out->metadata = make_table_metadata (source->table);
  out->children = g_new (struct ArrowSchema *, 2 * (gsize) n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    {
      BalColumn *column = bal_table_get_column (source->table, i);
      out->children[out->n_children++] = make_field (column);
      if (bal_column_needs_states (column))
        out->children[out->n_children++] = make_state_field (source->table, column);
    }
  return 0;
}

/* Arrays */

static void
release_array (struct ArrowArray *array)
{
  Hold *hold = array->private_data;

  /* A child without a release function has been moved away. */
  for (int64_t i = 0; i < array->n_children; i++)
    {
      bal_arrow_array_release (array->children[i]);
      g_free (array->children[i]);
    }
  g_free (array->children);
  if (array->dictionary != NULL)
    {
      bal_arrow_array_release (array->dictionary);
      g_free (array->dictionary);
    }
  for (guint i = 0; i < MAX_BUFFERS; i++)
    g_free (hold->owned[i]);
  g_clear_object (&hold->column);
  g_free (hold);
  array->release = NULL;
}

static Hold *
init_array (struct ArrowArray *array, guint64 length, guint n_buffers, BalColumn *column)
{
  Hold *hold = g_new0 (Hold, 1);

  memset (array, 0, sizeof *array);
  array->length = (int64_t) length;
  array->n_buffers = n_buffers;
  array->buffers = hold->buffers;
  array->private_data = hold;
  array->release = release_array;
  hold->column = column != NULL ? g_object_ref (G_OBJECT (column)) : NULL;
  return hold;
}

static void
own_buffer (Hold *hold, guint i, void *memory)
{
  hold->owned[i] = memory;
  hold->buffers[i] = memory;
}

static inline void
set_bit (guint8 *bits, guint64 row)
{
  bits[row / 8] |= (guint8) (1u << (row % 8));
}

static void
add_validity (struct ArrowArray *array, Hold *hold, BalColumn *column)
{
  const guint8 *states = bal_column_get_states (column);
  guint64 n_rows = bal_column_get_n_rows (column);
  g_autofree guint8 *bits = NULL;

  if (states == NULL)
    return;

  bits = g_malloc0 (n_rows / 8 + 1);
  for (guint64 row = 0; row < n_rows; row++)
    {
      if (bal_value_state_has_value ((BalValueState) states[row]))
        set_bit (bits, row);
      else
        array->null_count++;
    }
  if (array->null_count > 0)
    own_buffer (hold, 0, g_steal_pointer (&bits));
}

static void *
pack_booleans (BalColumn *column)
{
  guint64 n_rows = bal_column_get_n_rows (column);
  guint8 *bits = g_malloc0 (n_rows / 8 + 1);

  for (guint64 row = 0; row < n_rows; row++)
    if (bal_column_get_boolean (column, row))
      set_bit (bits, row);
  return bits;
}

typedef struct
{
  void *offsets;
  char *text;
  char *place;
  gboolean large;
} TextBuffers;

static void
text_buffers_init (TextBuffers *self, gsize n_texts, gsize size)
{
  self->large = is_large (size);
  self->offsets = g_malloc0 ((n_texts + 1) * (self->large ? 8 : 4));
  self->text = self->place = g_malloc (size + 1);
}

static void
text_buffers_add (TextBuffers *self, gsize i, const char *text)
{
  gsize length = strlen (text);
  gsize end;

  memcpy (self->place, text, length);
  self->place += length;
  end = (gsize) (self->place - self->text);
  if (self->large)
    ((gint64 *) self->offsets)[i + 1] = (gint64) end;
  else
    ((gint32 *) self->offsets)[i + 1] = (gint32) end;
}

static void
add_text (Hold *hold, BalColumn *column)
{
  const gint64 *offsets = bal_column_get_offsets (column);
  const char *text = bal_column_get_address (column);
  guint64 n_rows = bal_column_get_n_rows (column);
  TextBuffers buffers;

  text_buffers_init (&buffers, n_rows, measure_text (column));
  for (guint64 row = 0; row < n_rows; row++)
    text_buffers_add (&buffers, row, text + offsets[row]);
  own_buffer (hold, 1, buffers.offsets);
  own_buffer (hold, 2, buffers.text);
}

static struct ArrowArray *
make_dictionary (const char *const *names, gsize n_names)
{
  struct ArrowArray *array = g_new (struct ArrowArray, 1);
  Hold *hold = init_array (array, n_names, 3, NULL);
  TextBuffers buffers;

  text_buffers_init (&buffers, n_names, measure_names (names, n_names));
  for (gsize i = 0; i < n_names; i++)
    text_buffers_add (&buffers, i, names[i]);
  own_buffer (hold, 1, buffers.offsets);
  own_buffer (hold, 2, buffers.text);
  return array;
}

static struct ArrowArray *
make_array (BalColumn *column)
{
  BalColumnKind kind = bal_column_get_kind (column);
  struct ArrowArray *array = g_new (struct ArrowArray, 1);
  Hold *hold = init_array (array, bal_column_get_n_rows (column),
                           kind == BAL_COLUMN_KIND_TEXT ? 3 : 2, column);

  add_validity (array, hold, column);
  if (kind == BAL_COLUMN_KIND_TEXT)
    add_text (hold, column);
  else if (kind == BAL_COLUMN_KIND_BOOLEAN)
    own_buffer (hold, 1, pack_booleans (column));
  else
    hold->buffers[1] = bal_column_get_address (column);
  if (kind == BAL_COLUMN_KIND_CODE)
    array->dictionary =
      make_dictionary (bal_column_get_names (column), bal_column_get_n_names (column));
  return array;
}

/* A state is a byte that counts into the nicks: the states are the codes as they are. */
static struct ArrowArray *
make_state_array (BalColumn *column)
{
  const char *nicks[BAL_VALUE_STATE_NOT_DUE + 1];
  struct ArrowArray *array = g_new (struct ArrowArray, 1);
  Hold *hold = init_array (array, bal_column_get_n_rows (column), 2, column);

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    nicks[i] = bal_value_state_to_nick ((BalValueState) i);
  hold->buffers[1] = bal_column_get_states (column);
  array->dictionary = make_dictionary (nicks, G_N_ELEMENTS (nicks));
  return array;
}

static int
get_next (struct ArrowArrayStream *stream, struct ArrowArray *out)
{
  Source *source = stream->private_data;
  guint n_columns = bal_table_get_n_columns (source->table);

  memset (out, 0, sizeof *out);
  if (source->done)
    return 0;

  source->done = TRUE;
  init_array (out, bal_table_get_n_rows (source->table), 1, NULL);
  out->children = g_new (struct ArrowArray *, 2 * (gsize) n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    {
      BalColumn *column = bal_table_get_column (source->table, i);
      out->children[out->n_children++] = make_array (column);
      if (bal_column_needs_states (column))
        out->children[out->n_children++] = make_state_array (column);
    }
  return 0;
}

static const char *
get_last_error (struct ArrowArrayStream *stream)
{
  return NULL; /* nothing can fail */
}

static void
release_stream (struct ArrowArrayStream *stream)
{
  Source *source = stream->private_data;

  g_object_unref (source->table);
  g_free (source);
  stream->release = NULL;
}

/**
 * bal_table_export_arrow_stream:
 * @self: a table
 * @stream: the address of a `struct ArrowArrayStream` of the caller, which is filled
 * @error: where the reason for a failure is stored
 *
 * Gives the table as an Arrow C stream of one batch, without copying numbers, days or codes.
 *
 * A cell is null unless it has a value. Codes are dictionaries. A column whose states cannot be
 * told from its values is followed by a dictionary of their nicks, named after it with "_state".
 * The metadata of the schema holds the name, basis, as-at day, period and origin of the table,
 * under keys such as "balanced.basis".
 *
 * The stream keeps what it needs, and outlives the table. It must be released as Arrow says.
 *
 * Returns: %TRUE when the stream was filled
 *
 * Since: 0.1
 */
gboolean
bal_table_export_arrow_stream (BalTable *self, gpointer stream, GError **error)
{
  struct ArrowArrayStream *out = stream;
  Source *source;

  g_return_val_if_fail (BAL_IS_TABLE (self), FALSE);
  g_return_val_if_fail (stream != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  source = g_new0 (Source, 1);
  source->table = g_object_ref (self);
  out->get_schema = get_schema;
  out->get_next = get_next;
  out->get_last_error = get_last_error;
  out->release = release_stream;
  out->private_data = source;
  return TRUE;
}
