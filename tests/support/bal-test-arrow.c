/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-arrow.h"

#include <errno.h>
#include <string.h>

typedef struct
{
  BalTestSource *source;
  const void *buffers[BAL_TEST_MAX_BUFFERS];
} Hold;

static void
release_schema (struct ArrowSchema *schema)
{
  BalTestSource *source = schema->private_data;

  for (int64_t i = 0; i < schema->n_children; i++)
    {
      bal_arrow_schema_release (schema->children[i]);
      g_free (schema->children[i]);
    }
  if (schema->dictionary != NULL)
    bal_arrow_schema_release (schema->dictionary);
  g_free (schema->dictionary);
  g_free (schema->children);
  source->n_alive--;
  schema->release = NULL;
}

static void
init_schema (BalTestSource *source, struct ArrowSchema *schema, const BalTestArray *array)
{
  memset (schema, 0, sizeof *schema);
  schema->format = array->format;
  schema->name = array->name;
  schema->metadata = array->metadata;
  schema->private_data = source;
  schema->release = release_schema;
  source->n_alive++;
  if (array->dictionary == NULL)
    return;

  schema->dictionary = g_new (struct ArrowSchema, 1);
  init_schema (source, schema->dictionary, array->dictionary);
}

static void
release_array (struct ArrowArray *array)
{
  Hold *hold = array->private_data;

  for (int64_t i = 0; i < array->n_children; i++)
    {
      bal_arrow_array_release (array->children[i]);
      g_free (array->children[i]);
    }
  if (array->dictionary != NULL)
    bal_arrow_array_release (array->dictionary);
  g_free (array->dictionary);
  g_free (array->children);
  hold->source->n_alive--;
  g_free (hold);
  array->release = NULL;
}

static Hold *
init_array (BalTestSource *source, struct ArrowArray *array)
{
  Hold *hold = g_new0 (Hold, 1);

  memset (array, 0, sizeof *array);
  hold->source = source;
  array->private_data = hold;
  array->buffers = hold->buffers;
  array->release = release_array;
  source->n_alive++;
  return hold;
}

static void
fill_array (BalTestSource *source, struct ArrowArray *out, const BalTestArray *array)
{
  Hold *hold = init_array (source, out);

  memcpy (hold->buffers, array->buffers, sizeof hold->buffers);
  out->length = array->length;
  out->offset = array->offset;
  out->null_count = array->null_count;
  out->n_buffers = array->n_buffers;
  if (array->dictionary == NULL)
    return;

  out->dictionary = g_new (struct ArrowArray, 1);
  fill_array (source, out->dictionary, array->dictionary);
}

static int
get_schema (struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
  BalTestSource *source = stream->private_data;
  const BalTestArray rows = { .name = "", .format = "+s" };
  const BalTestBatch *batch = source->batches;

  if (source->fail_schema != 0)
    return source->fail_schema;

  init_schema (source, out, &rows);
  out->n_children = batch->n_columns;
  out->children = g_new0 (struct ArrowSchema *, BAL_TEST_MAX_CHILDREN);
  for (gint64 i = 0; i < batch->n_columns; i++)
    {
      out->children[i] = g_new (struct ArrowSchema, 1);
      init_schema (source, out->children[i], &batch->columns[i]);
    }
  return 0;
}

static int
get_next (struct ArrowArrayStream *stream, struct ArrowArray *out)
{
  BalTestSource *source = stream->private_data;
  const BalTestBatch *batch;
  Hold *hold;

  memset (out, 0, sizeof *out);
  if (source->fail_after >= 0 && source->n_given >= (guint) source->fail_after)
    return EIO;
  if (source->n_given >= source->n_batches)
    return 0;

  batch = &source->batches[source->n_given++];
  hold = init_array (source, out);
  hold->buffers[0] = batch->nulls;
  out->length = batch->length;
  out->offset = batch->offset;
  out->null_count = batch->null_count;
  out->n_buffers = 1;
  out->n_children = batch->n_columns;
  out->children = g_new0 (struct ArrowArray *, BAL_TEST_MAX_CHILDREN);
  for (gint64 i = 0; i < batch->n_columns; i++)
    {
      out->children[i] = g_new (struct ArrowArray, 1);
      fill_array (source, out->children[i], &batch->columns[i]);
    }
  return 0;
}

static const char *
get_last_error (struct ArrowArrayStream *stream)
{
  return "the words of the producer";
}

static void
release_stream (struct ArrowArrayStream *stream)
{
  BalTestSource *source = stream->private_data;

  source->n_alive--;
  stream->release = NULL;
}

void
bal_test_source_open (BalTestSource *source, struct ArrowArrayStream *stream)
{
  stream->get_schema = get_schema;
  stream->get_next = get_next;
  stream->get_last_error = get_last_error;
  stream->release = release_stream;
  stream->private_data = source;
  source->n_alive++;
}
