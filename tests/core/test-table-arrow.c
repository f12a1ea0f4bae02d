/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <errno.h>
#include <string.h>

#include "libbalanced/core/bal-arrow-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table-builder-private.h"
#include "tests/support/bal-test-arrow.h"

#define N_KINDS (BAL_COLUMN_KIND_TEXT + 1)

static void
append_random (BalTableBuilder *builder, guint column, BalColumnKind kind)
{
  static const char *const words[] = { "universal", "targeted", "", "lleferydd a iaith",
                                       "\303\251" };
  BalValueState state = (BalValueState) g_test_rand_int_range (0, 30);

  if (state <= BAL_VALUE_STATE_NOT_DUE && !bal_value_state_has_value (state))
    {
      bal_table_builder_append_state (builder, column, state);
      return;
    }
  switch (kind)
    {
    case BAL_COLUMN_KIND_BOOLEAN:
      bal_table_builder_append_boolean (builder, column, g_test_rand_bit ());
      break;
    case BAL_COLUMN_KIND_INT64:
      bal_table_builder_append_int (builder, column, g_test_rand_int_range (-3, 4));
      break;
    case BAL_COLUMN_KIND_DOUBLE:
      if (state == BAL_VALUE_STATE_UNRELIABLE)
        bal_table_builder_append_unreliable (builder, column, g_test_rand_double ());
      else
        bal_table_builder_append_double (builder, column, g_test_rand_double ());
      break;
    case BAL_COLUMN_KIND_DAY:
      bal_table_builder_append_day (builder, column, g_test_rand_int_range (-40000, 40000));
      break;
    case BAL_COLUMN_KIND_CODE:
    case BAL_COLUMN_KIND_TEXT:
    default:
      bal_table_builder_append_text (builder, column,
                                     words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      break;
    }
}

static BalTable *
make_random_table (guint n_rows)
{
  BalTableBuilder *builder = bal_table_builder_new ("random");
  g_autoptr (BalPeriod) period = bal_period_parse ("../2021-02-28", NULL);
  guint n_columns = (guint) g_test_rand_int_range (0, 12);

  for (guint i = 0; i < n_columns; i++)
    {
      BalColumnKind kind = (BalColumnKind) g_test_rand_int_range (0, N_KINDS);
      g_autofree char *name = g_strdup_printf ("c%u", i);
      BalColumnRole role = (BalColumnRole) g_test_rand_int_range (0, BAL_COLUMN_ROLE_SHARE + 1);
      bal_table_builder_add_column (builder, name, kind, role, i % 2 == 0 ? "minutes" : NULL);
      for (guint row = 0; row < n_rows; row++)
        append_random (builder, i, kind);
    }
  return bal_table_builder_end (builder, (BalBasis) g_test_rand_int_range (0, 5), 18686,
                                g_test_rand_bit () ? period : NULL, g_test_rand_bit ());
}

static void
test_round_trip (void)
{
  for (guint round = 0; round < 300; round++)
    {
      BalTable *table = make_random_table (round % 40);
      g_autoptr (BalTable) kept = g_object_ref (table);
      g_autoptr (BalTable) again = NULL;
      g_autoptr (GError) error = NULL;
      struct ArrowArrayStream stream;

      g_assert_true (bal_table_export_arrow_stream (table, &stream, &error));
      g_object_unref (table);
      again = bal_table_new_from_arrow_stream (&stream, &error);
      g_assert_no_error (error);
      g_assert_null (stream.release);
      g_assert_true (bal_table_equal (kept, again));
    }
}

/* Numbers leave without copying, and what leaves outlives the table. */
static void
test_no_copy (void)
{
  const gint64 values[] = { 7, 8 };
  g_autoptr (GBytes) bytes = g_bytes_new (values, sizeof values);
  g_autoptr (GListStore) columns = g_list_store_new (BAL_TYPE_COLUMN);
  BalColumn *column = bal_column_new_from_bytes ("n", BAL_COLUMN_KIND_INT64, bytes, NULL, NULL,
                                                 NULL, BAL_COLUMN_ROLE_NONE, NULL);
  BalTable *table;
  struct ArrowArrayStream stream;
  struct ArrowArray batch, end;

  g_list_store_append (columns, column);
  table =
    bal_table_new ("t", G_LIST_MODEL (columns), BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE, NULL);
  g_assert_true (bal_table_export_arrow_stream (table, &stream, NULL));
  g_list_store_remove_all (columns);
  g_object_unref (column);
  g_object_unref (table);

  g_assert_cmpint (stream.get_next (&stream, &batch), ==, 0);
  g_assert_cmpint (stream.get_next (&stream, &end), ==, 0);
  g_assert_null (end.release);
  stream.release (&stream);
  g_assert_true (batch.children[0]->buffers[1] == g_bytes_get_data (bytes, NULL));
  g_assert_cmpint (((const gint64 *) batch.children[0]->buffers[1])[1], ==, 8);
  batch.release (&batch);
}

/* A consumer may move a child away and release its parent first. */
static void
test_moved_children (void)
{
  g_autoptr (BalTable) table = NULL;
  struct ArrowArrayStream stream;
  struct ArrowArray batch, child;

  do
    {
      g_clear_object (&table);
      table = make_random_table (9);
    }
  while (bal_table_get_n_columns (table) == 0);
  g_assert_true (bal_table_export_arrow_stream (table, &stream, NULL));
  g_assert_cmpint (stream.get_next (&stream, &batch), ==, 0);
  child = *batch.children[0];
  batch.children[0]->release = NULL;
  batch.release (&batch);
  g_assert_null (batch.release);
  g_assert_cmpint (child.length, ==, 9);
  child.release (&child);
  stream.release (&stream);
}

static void
test_schema (void)
{
  BalTableBuilder *builder = bal_table_builder_new ("balance");
  guint children = bal_table_builder_add_column (builder, "children", BAL_COLUMN_KIND_INT64,
                                                 BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, NULL);
  guint share = bal_table_builder_add_column (builder, "share", BAL_COLUMN_KIND_DOUBLE,
                                              BAL_COLUMN_ROLE_SHARE, "per cent");
  g_autoptr (BalTable) table = NULL;
  struct ArrowArrayStream stream;
  struct ArrowSchema schema;
  struct ArrowArray batch;

  bal_table_builder_append_int (builder, children, 0);
  bal_table_builder_append_int (builder, children, 4);
  bal_table_builder_append_state (builder, share, BAL_VALUE_STATE_SUPPRESSED);
  bal_table_builder_append_unreliable (builder, share, 0.5);
  table = bal_table_builder_end (builder, BAL_BASIS_WAITING, 0, NULL, TRUE);

  g_assert_true (bal_table_export_arrow_stream (table, &stream, NULL));
  g_assert_cmpint (stream.get_schema (&stream, &schema), ==, 0);
  g_assert_cmpint (stream.get_next (&stream, &batch), ==, 0);
  g_assert_cmpstr (schema.format, ==, "+s");
  g_assert_cmpint (schema.n_children, ==, 3);
  g_assert_cmpstr (schema.children[0]->name, ==, "children");
  g_assert_cmpstr (schema.children[0]->format, ==, "l");
  g_assert_cmpstr (schema.children[2]->name, ==, "share_state");
  g_assert_cmpstr (schema.children[2]->dictionary->format, ==, "u");

  /* A true zero is a value, and what is suppressed is null, with nothing behind it. */
  g_assert_cmpint (batch.children[0]->null_count, ==, 0);
  g_assert_cmpint (batch.children[1]->null_count, ==, 1);
  g_assert_cmpint (*(const guint8 *) batch.children[1]->buffers[0], ==, 0x02);
  g_assert_cmpfloat (((const double *) batch.children[1]->buffers[1])[0], ==, 0);
  g_assert_cmpint (batch.children[2]->dictionary->length, ==, 9);

  const struct
  {
    const char *metadata, *key, *value;
  } facts[] = {
    { schema.metadata, "balanced.name", "balance" },
    { schema.metadata, "balanced.basis", "waiting" },
    { schema.metadata, "balanced.as_at", "1970-01-01" },
    { schema.metadata, "balanced.period", NULL },
    { schema.metadata, "balanced.synthetic", "true" },
    { schema.children[0]->metadata, "balanced.role", "count_of_children" },
    { schema.children[1]->metadata, "balanced.unit", "per cent" },
    { schema.children[2]->metadata, "balanced.state_of", "share" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *value = bal_arrow_metadata_lookup (facts[i].metadata, facts[i].key);
      g_assert_cmpstr (value, ==, facts[i].value);
    }
  schema.release (&schema);
  batch.release (&batch);
  stream.release (&stream);
}

static BalTable *
import_batch (const BalTestBatch *batch, GError **error)
{
  BalTestSource source = { .batches = batch, .n_batches = 1, .fail_after = -1 };
  struct ArrowArrayStream stream;
  BalTable *table;

  bal_test_source_open (&source, &stream);
  table = bal_table_new_from_arrow_stream (&stream, error);
  g_assert_null (stream.release);
  g_assert_cmpuint (source.n_alive, ==, 0);
  return table;
}

/* Frames lose the metadata: the name and the words tell. */
static void
test_states_by_name (void)
{
  const gint64 values[] = { 5, 6, 7 };
  const guint8 valid[] = { 0x05 };
  const gint32 nick_offsets[] = { 0, 5, 15, 25 };
  const gint32 word_offsets[] = { 0, 5, 15, 25 };
  const BalTestArray n = {
    .name = "n",
    .format = "l",
    .length = 3,
    .null_count = 1,
    .n_buffers = 2,
    .buffers = { valid, values },
  };
  const BalTestArray nicks = {
    .name = "n_state",
    .format = "u",
    .length = 3,
    .n_buffers = 3,
    .buffers = { NULL, nick_offsets, "valuesuppressedunreliable" },
  };
  const BalTestArray words = {
    .name = "n_state",
    .format = "u",
    .length = 3,
    .n_buffers = 3,
    .buffers = { NULL, word_offsets, "valueSurrey....Sutton...." },
  };
  const BalTestBatch with_nicks = { .length = 3, .n_columns = 2, .columns = { n, nicks } };
  const BalTestBatch with_words = { .length = 3, .n_columns = 2, .columns = { n, words } };
  g_autoptr (BalTable) table = import_batch (&with_nicks, NULL);
  g_autoptr (BalTable) other = import_batch (&with_words, NULL);
  BalColumn *column = bal_table_get_column (table, 0);

  g_assert_cmpuint (bal_table_get_n_columns (table), ==, 1);
  g_assert_cmpint (bal_column_get_state (column, 0), ==, BAL_VALUE_STATE_VALUE);
  g_assert_cmpint (bal_column_get_state (column, 1), ==, BAL_VALUE_STATE_SUPPRESSED);
  g_assert_cmpint (bal_column_get_state (column, 2), ==, BAL_VALUE_STATE_UNRELIABLE);
  g_assert_cmpuint (bal_table_get_n_columns (other), ==, 2);
  g_assert_cmpint (bal_column_get_state (bal_table_get_column (other, 0), 1), ==,
                   BAL_VALUE_STATE_MISSING);
}

static void
test_faults (void)
{
  const double infinite[] = { 1.0 / 0.0 };
  const guint64 large[] = { G_MAXUINT64 };
  const BalTestArray other = { .name = "a", .format = "+l", .length = 1, .n_buffers = 2 };
  const BalTestArray doubles = {
    .name = "a", .format = "g", .length = 1, .n_buffers = 2, .buffers = { NULL, infinite }
  };
  const BalTestArray numbers = {
    .name = "a", .format = "L", .length = 1, .n_buffers = 2, .buffers = { NULL, large }
  };
  BalTestBatch batch = { .length = 1, .n_columns = 1, .columns = { other } };
  g_autoptr (GError) error = NULL;

  g_assert_null (import_batch (&batch, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);
  batch.columns[0] = doubles;
  g_assert_null (import_batch (&batch, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE);
  g_clear_error (&error);
  batch.columns[0] = numbers;
  g_assert_null (import_batch (&batch, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE);
  g_clear_error (&error);
  batch.n_columns = 2;
  batch.columns[0] = batch.columns[1] = (BalTestArray){ .name = "a", .format = "n", .length = 1 };
  g_assert_null (import_batch (&batch, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table-arrow/round-trip", test_round_trip);
  g_test_add_func ("/table-arrow/no-copy", test_no_copy);
  g_test_add_func ("/table-arrow/moved-children", test_moved_children);
  g_test_add_func ("/table-arrow/schema", test_schema);
  g_test_add_func ("/table-arrow/states-by-name", test_states_by_name);
  g_test_add_func ("/table-arrow/faults", test_faults);

  return g_test_run ();
}
