/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/base/bal-pages-private.h"
#include "libbalanced/caseload/bal-growth-join-private.h"

#define NONE G_MAXUINT32
#define MAX_DIGITS 10

static const BalGrowthRun *
get_run (const GArray *runs, guint n)
{
  return &g_array_index (runs, BalGrowthRun, n);
}

static gboolean
has_texts (const BalStore *store)
{
  return store->identifiers.offsets != NULL;
}

/* Decimal, without a leading zero, and below what stands for none. */
static gboolean
read_number (const char *text, gsize length, guint32 *number)
{
  guint64 value = 0;

  if (length == 0 || length > MAX_DIGITS || (text[0] == '0' && length > 1))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + (guint) (text[i] - '0');
    }
  *number = (guint32) value;
  return value < NONE;
}

static guint32
read_row (const BalStore *store, gsize row)
{
  char buffer[24];
  gsize length;
  const char *text = bal_store_get_identifier (store, row, buffer, &length);
  guint32 number = NONE;

  if (text != NULL)
    read_number (text, length, &number);
  return number;
}

/* Whether every identifier is a small number, and whether there is any. */
static void
survey_run (const BalGrowthRun *run, gboolean *small, gboolean *any)
{
  for (gsize i = run->first; *small && i < run->first + run->n_rows; i++)
    {
      const guint64 *offsets = run->store->identifiers.offsets;
      gsize length = (gsize) (offsets[i + 1] - offsets[i]);
      guint32 number;

      if (length == 0)
        continue;
      *any = TRUE;
      *small = read_number (run->store->identifiers.texts + offsets[i], length, &number);
    }
}

static gboolean
has_number (const BalGrowthRun *run)
{
  const guint32 *numbers = run->store->identifiers.numbers;

  if (numbers == NULL)
    return run->store->identifiers.shift != NULL && run->n_rows > 0;
  for (gsize i = run->first; i < run->first + run->n_rows; i++)
    if (numbers[i] != NONE)
      return TRUE;
  return FALSE;
}

static void
survey (const GArray *runs, gboolean *small, gboolean *any)
{
  *small = TRUE;
  *any = FALSE;
  for (guint n = 0; *small && n < runs->len; n++)
    {
      const BalGrowthRun *run = get_run (runs, n);

      if (has_texts (run->store))
        survey_run (run, small, any);
      else if (!*any)
        *any = has_number (run);
    }
}

static void
join_numbers (BalStore *store, const GArray *runs)
{
  gsize n_rows = store->records[BAL_CASELOAD_FILE_EPISODES].n_rows;
  guint32 *numbers = g_new (guint32, n_rows + 1);
  guint32 *to = numbers;

  bal_pages_advise (numbers, n_rows * sizeof *numbers);
  for (guint n = 0; n < runs->len; n++)
    {
      const BalGrowthRun *run = get_run (runs, n);
      const guint32 *from = run->store->identifiers.numbers;

      if (from != NULL)
        memcpy (to, from + run->first, run->n_rows * sizeof *to);
      for (gsize i = 0; from == NULL && i < run->n_rows; i++)
        to[i] = read_row (run->store, run->first + i);
      to += run->n_rows;
    }
  store->identifiers.numbers = numbers;
}

/* Where every identifier is as far from the number of its row, one number says it. */
static gboolean
find_shift (const BalStore *store, const GArray *runs, guint32 *shift)
{
  const guint32 *row = store->records[BAL_CASELOAD_FILE_EPISODES].row;
  gboolean begun = FALSE;
  gsize at = 0;

  for (guint n = 0; n < runs->len; n++)
    {
      const BalGrowthRun *run = get_run (runs, n);
      const guint32 *its_shift = run->store->identifiers.shift;

      for (gsize i = 0; i < run->n_rows; i++, at++)
        {
          guint32 number = its_shift != NULL ? row[at] + *its_shift
                           : run->store->identifiers.numbers != NULL
                             ? run->store->identifiers.numbers[run->first + i]
                             : read_row (run->store, run->first + i);

          if (number == NONE || (begun && number - row[at] != *shift))
            return FALSE;
          *shift = number - row[at];
          begun = TRUE;
        }
    }
  return begun;
}

/* No less than the texts of all runs take. */
static gsize
bound_texts (const GArray *runs)
{
  gsize size = 1;

  for (guint n = 0; n < runs->len; n++)
    {
      const BalGrowthRun *run = get_run (runs, n);
      const guint64 *offsets = run->store->identifiers.offsets;

      size += offsets != NULL ? (gsize) (offsets[run->first + run->n_rows] - offsets[run->first])
                              : run->n_rows * MAX_DIGITS;
    }
  return size;
}

/* Gives the number of bytes. */
static gsize
append_texts (const BalGrowthRun *run, guint64 used, guint64 *offsets, char *texts)
{
  const BalIdentifiers *from = &run->store->identifiers;
  guint64 before = from->offsets != NULL ? from->offsets[run->first] : 0;
  guint64 n_bytes = 0;

  for (gsize i = 0; from->offsets != NULL && i < run->n_rows; i++)
    offsets[i] = used + from->offsets[run->first + i] - before;
  if (from->offsets != NULL)
    {
      n_bytes = from->offsets[run->first + run->n_rows] - before;
      memcpy (texts, from->texts + before, n_bytes);
      return n_bytes;
    }
  for (gsize i = 0; i < run->n_rows; i++)
    {
      char buffer[24];
      gsize length = 0;
      const char *text = bal_store_get_identifier (run->store, run->first + i, buffer, &length);

      offsets[i] = used + n_bytes;
      if (text != NULL)
        memcpy (texts + n_bytes, text, length);
      n_bytes += length;
    }
  return n_bytes;
}

static void
join_texts (BalStore *store, const GArray *runs)
{
  gsize n_rows = store->records[BAL_CASELOAD_FILE_EPISODES].n_rows;
  guint64 *offsets = g_new (guint64, n_rows + 1);
  char *texts = g_malloc (bound_texts (runs));
  gsize used = 0;
  gsize at = 0;

  for (guint n = 0; n < runs->len; n++)
    {
      const BalGrowthRun *run = get_run (runs, n);

      used += append_texts (run, used, offsets + at, texts + used);
      at += run->n_rows;
    }
  offsets[n_rows] = used;
  store->identifiers.offsets = offsets;
  store->identifiers.texts = g_realloc (texts, used + 1);
}

void
bal_growth_join_identifiers (BalStore *store, const GArray *runs)
{
  gboolean small, any;
  guint32 shift;

  survey (runs, &small, &any);
  if (!small)
    join_texts (store, runs);
  else if (any && find_shift (store, runs, &shift))
    store->identifiers.shift = g_memdup2 (&shift, sizeof shift);
  else if (any)
    join_numbers (store, runs);
}

static gsize
find_pause (const BalPauses *pauses, gsize row)
{
  gsize n_pauses;

  return bal_pauses_find (pauses, row, &n_pauses);
}

typedef struct
{
  GArray *episode;
  GArray *from;
  GArray *to;
  GByteArray *reason;
  BalInterner *names;
} Pauses;

static void
append_pauses (Pauses *to, const BalGrowthRun *run, gsize at)
{
  const BalPauses *pauses = run->store->episodes.pauses;

  if (pauses == NULL)
    return;
  for (gsize i = find_pause (pauses, run->first);
       i < pauses->n_pauses && pauses->episode[i] < run->first + run->n_rows; i++)
    {
      const char *name = pauses->names[pauses->reason[i]];
      guint32 episode = (guint32) (pauses->episode[i] - run->first + at);
      guint8 reason = (guint8) bal_interner_intern (to->names, name, strlen (name));

      g_array_append_val (to->episode, episode);
      g_array_append_val (to->from, pauses->from[i]);
      g_array_append_val (to->to, pauses->to[i]);
      g_byte_array_append (to->reason, &reason, 1);
    }
}

void
bal_growth_join_pauses (BalStore *store, const GArray *runs)
{
  g_autoptr (BalInterner) names = bal_interner_new ();
  g_autofree guint32 *new_codes = NULL;
  Pauses pauses = {
    .episode = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .from = g_array_new (FALSE, FALSE, sizeof (guint16)),
    .to = g_array_new (FALSE, FALSE, sizeof (guint16)),
    .reason = g_byte_array_new (),
    .names = names,
  };
  guint n_pauses;
  gsize at = 0;

  for (guint n = 0; n < runs->len; n++)
    {
      append_pauses (&pauses, get_run (runs, n), at);
      at += get_run (runs, n)->n_rows;
    }
  n_pauses = pauses.episode->len;
  if (n_pauses > 0)
    {
      store->pause_names = bal_names_new_sorted (names, NULL, &new_codes);
      store->pauses.names = store->pause_names->names;
      store->pauses.n_names = store->pause_names->n_names;
    }
  for (guint i = 0; i < n_pauses; i++)
    pauses.reason->data[i] = (guint8) new_codes[pauses.reason->data[i]];
  store->pauses.n_pauses = n_pauses;
  store->pauses.episode = (guint32 *) g_array_free (pauses.episode, n_pauses == 0);
  store->pauses.from = (guint16 *) g_array_free (pauses.from, n_pauses == 0);
  store->pauses.to = (guint16 *) g_array_free (pauses.to, n_pauses == 0);
  store->pauses.reason = g_byte_array_free (pauses.reason, n_pauses == 0);
}
