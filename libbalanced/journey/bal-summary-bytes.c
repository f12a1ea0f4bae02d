/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-summary.h"

#include <string.h>

#include "libbalanced/base/bal-digest-private.h"
#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-summary-private.h"

/* A summary as bytes: MAGIC, one byte of version, the contents, and the digest of all before it.
 * Numbers take seven bits a byte, lowest first; a text is its length and its bytes, a list its
 * length and its elements. Nothing depends on the machine. */
#define MAGIC "BALSUMM"
#define MAGIC_LENGTH 7
#define FORMAT_VERSION 2
#define HEADER_LENGTH (MAGIC_LENGTH + 1)
#define DIGEST_LENGTH 32

/* Far above what an analysis counts, and low enough to refuse nonsense early. */
#define MAX_NAMES 65536
#define MAX_TEXT (1 << 20)

static void
put_number (GByteArray *out, guint64 number)
{
  guint8 buffer[10];
  guint n = 0;

  for (; number >= 128; number >>= 7)
    buffer[n++] = (guint8) (number | 128);
  buffer[n++] = (guint8) number;
  g_byte_array_append (out, buffer, n);
}

/* Small negative numbers become small numbers. */
static void
put_signed (GByteArray *out, gint64 number)
{
  put_number (out, (guint64) number << 1 ^ (guint64) (number >> 63));
}

static void
put_text (GByteArray *out, const char *text)
{
  gsize length = strlen (text);

  put_number (out, length);
  g_byte_array_append (out, (const guint8 *) text, (guint) length);
}

static void
put_texts (GByteArray *out, char **texts)
{
  put_number (out, g_strv_length (texts));
  for (guint i = 0; texts[i]; i++)
    put_text (out, texts[i]);
}

static void
put_group (GByteArray *out, const BalSummaryGroup *group, guint n_counters, guint n_histograms)
{
  put_text (out, group->key);
  for (guint i = 0; i < n_counters; i++)
    put_number (out, (guint64) group->counters[i]);
  for (guint i = 0; i < n_histograms; i++)
    {
      guint32 before = 0;

      put_number (out, group->bins[i]->len);
      for (guint j = 0; j < group->bins[i]->len; j++)
        {
          const BalSummaryBin *bin = &g_array_index (group->bins[i], BalSummaryBin, j);

          put_number (out, bin->value - before);
          put_number (out, bin->count);
          before = bin->value;
        }
    }
}

static void
put_record (GByteArray *out, const BalSummaryRecord *record)
{
  put_text (out, record->key);
  put_number (out, record->n_values);
  for (guint32 i = 0; i < record->n_values; i++)
    put_signed (out, record->values[i]);
  put_texts (out, record->texts);
}

static void
append_digest (GByteArray *out)
{
  g_autofree char *text = NULL;
  BalDigest digest;

  bal_digest_init (&digest);
  bal_digest_update (&digest, out->data, out->len);
  text = bal_digest_get_string (&digest);
  g_byte_array_append (out, (const guint8 *) text, DIGEST_LENGTH);
}

/**
 * bal_summary_to_bytes:
 * @self: a summary
 *
 * Writes a summary as bytes that another process can read.
 *
 * The same counts give the same bytes, on any machine and at any number of threads. The bytes are
 * as confidential as the records that were counted; they are not encrypted, and their digest only
 * finds damage.
 *
 * Returns: (transfer full): the bytes
 *
 * Since: 0.1
 */
GBytes *
bal_summary_to_bytes (BalSummary *self)
{
  GByteArray *out;
  guint n_counters, n_histograms;

  g_return_val_if_fail (BAL_IS_SUMMARY (self), NULL);

  out = g_byte_array_new ();
  n_counters = g_strv_length (self->counters);
  n_histograms = g_strv_length (self->histograms);
  g_byte_array_append (out, (const guint8 *) MAGIC, MAGIC_LENGTH);
  put_number (out, FORMAT_VERSION);
  put_text (out, self->analysis);
  put_text (out, self->options);
  put_text (out, self->framework_version);
  put_texts (out, self->digests);
  put_number (out, self->n_children);
  put_number (out, self->synthetic);
  put_texts (out, self->by);
  put_texts (out, self->counters);
  put_texts (out, self->histograms);
  put_number (out, self->groups->len);
  for (guint i = 0; i < self->groups->len; i++)
    put_group (out, g_ptr_array_index (self->groups, i), n_counters, n_histograms);
  put_number (out, self->records->len);
  for (guint i = 0; i < self->records->len; i++)
    put_record (out, g_ptr_array_index (self->records, i));
  put_texts (out, self->entry_counters);
  put_texts (out, self->entry_histograms);
  put_number (out, self->entries->len);
  n_counters = g_strv_length (self->entry_counters);
  n_histograms = g_strv_length (self->entry_histograms);
  for (guint i = 0; i < self->entries->len; i++)
    put_group (out, g_ptr_array_index (self->entries, i), n_counters, n_histograms);
  append_digest (out);
  return g_byte_array_free_to_bytes (out);
}

/* Reads on until something does not fit; after that every answer is empty. */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  const char *fault; /* what did not fit, or NULL */
} Input;

static guint64
get_number (Input *input)
{
  guint64 number = 0;

  for (guint shift = 0; shift < 64 && input->at < input->end && !input->fault; shift += 7)
    {
      guint8 byte = *input->at++;

      if (shift == 63 && byte > 1)
        break;
      number |= (guint64) (byte & 127) << shift;
      if (byte < 128)
        return number;
    }
  if (!input->fault)
    input->fault = input->at < input->end ? "a number is too large" : "it ends too early";
  return 0;
}

static gint64
get_signed (Input *input)
{
  guint64 number = get_number (input);

  return (gint64) (number >> 1) ^ -(gint64) (number & 1);
}

static gint64
get_count (Input *input)
{
  guint64 number = get_number (input);

  if (number > BAL_SUMMARY_MAX_COUNT)
    {
      input->fault = "a count is too large";
      return 0;
    }
  return (gint64) number;
}

/* Every element takes a byte or more: so what is allocated for a list is bounded by the input. */
static guint
get_length (Input *input, guint64 max)
{
  guint64 length = get_number (input);

  if (input->fault)
    return 0;
  if (length > max || length > (guint64) (input->end - input->at))
    {
      input->fault = "a list is longer than it can be";
      return 0;
    }
  return (guint) length;
}

static char *
get_text_of (Input *input, guint64 max)
{
  guint length = get_length (input, max);
  char *text;

  if (!input->fault && !bal_text_is_utf8 ((const char *) input->at, length))
    input->fault = "a text is not valid UTF-8";
  if (input->fault)
    return g_strdup ("");
  text = g_strndup ((const char *) input->at, length);
  input->at += length;
  return text;
}

static char *
get_text (Input *input)
{
  return get_text_of (input, MAX_TEXT);
}

static GStrv
get_texts (Input *input)
{
  guint n = get_length (input, MAX_NAMES);
  GStrv texts = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    texts[i] = get_text (input);
  return texts;
}

static void
get_bins (Input *input, GArray *bins)
{
  guint n = get_length (input, G_MAXUINT32);
  guint64 value = 0;

  for (guint i = 0; i < n && !input->fault; i++)
    {
      guint64 step = get_number (input);
      BalSummaryBin bin;

      if ((i > 0 && step == 0) || step > G_MAXUINT32 - value)
        {
          input->fault = "the values of a histogram do not rise";
          return;
        }
      value += step;
      bin.value = (guint32) value;
      bin.count = (guint64) get_count (input);
      g_array_append_val (bins, bin);
    }
}

/* The key of an entry may be as long as the journey of a child. */
static void
get_group (Input *input, BalSummary *self, GPtrArray *groups, guint n_counters, guint n_histograms)
{
  gboolean is_entry = groups == self->entries;
  g_autofree char *key = get_text_of (input, is_entry ? G_MAXUINT32 : MAX_TEXT);
  BalSummaryGroup *group;

  /* Checked before so much is allocated. */
  if (!input->fault && n_counters + n_histograms > (guint64) (input->end - input->at))
    input->fault = "it ends too early";
  if (!input->fault && !(is_entry ? bal_summary_key_is_canonical (key)
                                  : bal_summary_key_is_valid (key, g_strv_length (self->by))))
    input->fault = "the key of a group is malformed";
  if (!input->fault && groups->len > 0)
    {
      const BalSummaryGroup *before = g_ptr_array_index (groups, groups->len - 1);

      if (strcmp (before->key, key) >= 0)
        input->fault = "the keys of the groups do not rise";
    }
  if (input->fault)
    return;
  group = bal_summary_group_new (key, n_counters, n_histograms);
  g_ptr_array_add (groups, group);
  for (guint i = 0; i < n_counters; i++)
    group->counters[i] = get_count (input);
  for (guint i = 0; i < n_histograms; i++)
    get_bins (input, group->bins[i]);
}

static void
get_record (Input *input, BalSummary *self)
{
  BalSummaryRecord *record = g_new0 (BalSummaryRecord, 1);
  guint n = self->records->len;

  g_ptr_array_add (self->records, record);
  record->key = get_text (input);
  record->n_values = get_length (input, G_MAXUINT32);
  record->values = g_new0 (gint64, record->n_values);
  for (guint32 i = 0; i < record->n_values; i++)
    record->values[i] = get_signed (input);
  record->texts = get_texts (input);
  if (!input->fault && n > 0 &&
      strcmp (((BalSummaryRecord *) g_ptr_array_index (self->records, n - 1))->key, record->key) >=
        0)
    input->fault = "the keys of the records do not rise";
}

static void
get_contents (Input *input, BalSummary *self)
{
  guint n_counters, n_histograms, n_groups, n_records;

  g_strfreev (self->by);
  self->by = get_texts (input);
  g_strfreev (self->counters);
  self->counters = get_texts (input);
  g_strfreev (self->histograms);
  self->histograms = get_texts (input);
  n_counters = g_strv_length (self->counters);
  n_histograms = g_strv_length (self->histograms);
  n_groups = get_length (input, G_MAXUINT32);
  for (guint i = 0; i < n_groups && !input->fault; i++)
    get_group (input, self, self->groups, n_counters, n_histograms);
  n_records = get_length (input, G_MAXUINT32);
  for (guint i = 0; i < n_records && !input->fault; i++)
    get_record (input, self);
  g_strfreev (self->entry_counters);
  self->entry_counters = get_texts (input);
  g_strfreev (self->entry_histograms);
  self->entry_histograms = get_texts (input);
  n_counters = g_strv_length (self->entry_counters);
  n_histograms = g_strv_length (self->entry_histograms);
  n_groups = get_length (input, G_MAXUINT32);
  for (guint i = 0; i < n_groups && !input->fault; i++)
    get_group (input, self, self->entries, n_counters, n_histograms);
  if (!input->fault && input->at != input->end)
    input->fault = "something follows its end";
}

static gboolean
check_frame (const guint8 *data, gsize length, GError **error)
{
  const char *what = NULL;

  if (length < HEADER_LENGTH + DIGEST_LENGTH)
    what = "it ends too early";
  else if (memcmp (data, MAGIC, MAGIC_LENGTH) != 0)
    what = "it is not a summary";
  else if (data[MAGIC_LENGTH] != FORMAT_VERSION)
    what = "it is of another version of the format";
  else
    {
      g_autofree char *expected = NULL;
      BalDigest digest;

      bal_digest_init (&digest);
      bal_digest_update (&digest, data, length - DIGEST_LENGTH);
      expected = bal_digest_get_string (&digest);
      if (memcmp (expected, data + length - DIGEST_LENGTH, DIGEST_LENGTH) != 0)
        what = "it is damaged";
    }
  if (what)
    g_set_error (error, BAL_DATA_ERROR,
                 length < HEADER_LENGTH + DIGEST_LENGTH ? BAL_DATA_ERROR_TRUNCATED
                                                        : BAL_DATA_ERROR_SYNTAX,
                 "Reading a summary: %s", what);
  return !what;
}

/**
 * bal_summary_new_from_bytes:
 * @bytes: what [method@Balanced.Summary.to_bytes] gave
 * @error: return location for an error
 *
 * Reads a summary that was written as bytes.
 *
 * The bytes are not trusted: what is allocated is bounded by their length, and damage is an
 * error. Whether the counts are true is not something that bytes can show.
 *
 * Returns: (transfer full): the summary; [error@Balanced.DataError] where the bytes are no summary
 *
 * Since: 0.1
 */
BalSummary *
bal_summary_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (BalSummary) self = NULL;
  const guint8 *data;
  gsize length;
  Input input = { 0 };

  g_return_val_if_fail (bytes, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (!check_frame (data, length, error))
    return NULL;
  self = g_object_new (BAL_TYPE_SUMMARY, NULL);
  input.at = data + HEADER_LENGTH;
  input.end = data + length - DIGEST_LENGTH;
  g_free (self->analysis);
  self->analysis = get_text (&input);
  g_free (self->options);
  self->options = get_text (&input);
  g_free (self->framework_version);
  self->framework_version = get_text (&input);
  g_strfreev (self->digests);
  self->digests = get_texts (&input);
  self->n_children = (guint64) get_count (&input);
  self->synthetic = get_number (&input) == 1;
  get_contents (&input, self);
  if (input.fault)
    {
      g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_SYNTAX, "Reading a summary: %s",
                   input.fault);
      return NULL;
    }
  return g_steal_pointer (&self);
}
