/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Writes a made-up caseload of the benchmark's shape: make-episodes ROWS FILE.
 *
 * Thirty areas with four agencies each; rows in the order in which a real collection arrives, by
 * agency, then start. Most children have few episodes, some have hundreds; 14 % of the rows have a
 * request day, and some of these no start. The same rows on every machine. */

#include <stdio.h>
#include <stdlib.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/base/bal-random-private.h"

#define SEED 20250831
#define N_AREAS 30
#define AREA_AGENCIES 4
#define AREA_SETTINGS 800
#define FIRST_DAY 16679 /* 2015-09-01 */
#define LAST_DAY 20331  /* 2025-08-31 */
#define N_DAYS (LAST_DAY - FIRST_DAY + 1)
#define HEADER                                                                                \
  "episode_id,child_id,agency,activity,strand,level,stage,role,start_date,end_date,contacts," \
  "minutes,setting_id,need,outcome_id,requested_date\n"

typedef struct
{
  guint32 child;
  guint32 setting;
  gint32 start, end, requested; /* BAL_DAY_NONE: not recorded */
  guint16 activity, outcome, contacts, minutes;
  guint8 agency, strand, level, stage, role, need;
  gboolean waiting;
} Row;

/* How a child is now. */
typedef struct
{
  guint32 id;
  guint32 setting;
  guint8 agency, strand, level, stage, need;
  gint32 day;
  guint32 gap; /* the mean between two starts */
} Child;

static const guint8 strand_weights[] = { 40, 25, 18, 10, 7 };
static const guint8 need_weights[] = { 60, 30, 10 };
static const guint8 level_weights[][3] = { { 66, 27, 7 }, { 34, 46, 20 }, { 14, 41, 45 } };
static const guint8 stage_weights[][4] = { { 10, 60, 25, 5 },
                                           { 5, 20, 65, 10 },
                                           { 3, 7, 60, 30 },
                                           { 15, 10, 50, 25 } };
static const guint32 episodes_by_need[] = { 18, 42, 95 };
static const guint32 days_by_stage[] = { 15, 50, 120, 7 };

static void
begin_child (Child *child, guint32 number, BalRandom *random)
{
  *child = (Child){ .id = number * 7 + 100003 };
  child->need = (guint8) bal_random_pick (random, need_weights, 3);
  child->setting = bal_random_skewed (random, AREA_SETTINGS / 8) % AREA_SETTINGS;
  child->agency = (guint8) bal_random_below (random, 2);
  child->strand = (guint8) bal_random_pick (random, strand_weights, 5);
  child->level = (guint8) bal_random_pick (random, level_weights[child->need], 3);
  child->stage = bal_random_percent (random, 85) ? 0 : 2;
  child->day = FIRST_DAY + (gint32) bal_random_below (random, N_DAYS - 30);
}

/* Things change a little from one episode to the next. */
static void
move_on (Child *child, BalRandom *random)
{
  child->stage = (guint8) bal_random_pick (random, stage_weights[child->stage], 4);
  if (!bal_random_percent (random, 60))
    child->level = (guint8) bal_random_pick (random, level_weights[child->need], 3);
  if (bal_random_percent (random, 3))
    child->need = (guint8) bal_random_pick (random, need_weights, 3);
  if (bal_random_percent (random, 3))
    child->setting = bal_random_below (random, AREA_SETTINGS);
  if (bal_random_percent (random, 15))
    child->agency = (guint8) bal_random_below (random, AREA_AGENCIES);
  if (!bal_random_percent (random, 12))
    child->day += (gint32) bal_random_skewed (random, child->gap);
}

static Row
make_row (const Child *child, BalRandom *random)
{
  guint8 strand = bal_random_percent (random, 70)
                    ? child->strand
                    : (guint8) bal_random_pick (random, strand_weights, 5);
  gint32 length = 1 + (gint32) bal_random_skewed (random, days_by_stage[child->stage]);
  gboolean asked = child->stage == 2 && child->level >= 1 && bal_random_percent (random, 50);
  Row row = {
    .child = child->id,
    .setting = child->setting,
    .start = child->day,
    .end = child->day + length - 1,
    .requested = BAL_DAY_NONE,
    .agency = child->agency,
    .strand = strand,
    .level = child->level,
    .stage = child->stage,
    .need = child->need,
  };

  if (row.end > LAST_DAY || bal_random_below (random, 1000) < 8)
    row.end = BAL_DAY_NONE;
  if (asked)
    row.requested = child->day - 1 - (gint32) bal_random_skewed (random, 70);
  row.waiting = asked && child->day > LAST_DAY - 150 && bal_random_percent (random, 40);
  row.activity = (guint16) (strand * 80 + child->level * 25 + bal_random_skewed (random, 8) % 25);
  row.role = (guint8) (child->level * 10 + bal_random_skewed (random, 3) % 10);
  row.contacts = (guint16) (1 + bal_random_skewed (random, 1 + (guint32) length / 20) % 1000);
  row.minutes = (guint16) (row.contacts * (15 + 5 * bal_random_below (random, 8)));
  row.outcome =
    bal_random_percent (random, 60) ? 0 : (guint16) (1 + bal_random_skewed (random, 80) % 500);
  return row;
}

/* All rows of an area. */
static GArray *
make_area (guint64 n_rows, guint32 *n_children)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  while (rows->len < n_rows)
    {
      BalRandom random;
      Child child;
      guint32 n;

      bal_random_init (&random, SEED, ++*n_children);
      begin_child (&child, *n_children, &random);
      n = 1 + bal_random_skewed (&random, episodes_by_need[child.need]);
      child.gap = (guint32) (LAST_DAY - child.day) / n + 1;
      for (guint32 i = 0; i < n && child.day <= LAST_DAY && rows->len < n_rows; i++)
        {
          Row row = make_row (&child, &random);

          g_array_append_val (rows, row);
          move_on (&child, &random);
        }
    }
  return rows;
}

static void
write_day (FILE *file, gint32 day, char after)
{
  char text[16];

  text[bal_day_write (day, text)] = '\0';
  fprintf (file, "%s%c", text, after);
}

static void
write_row (FILE *file, const Row *row, guint area, guint64 number)
{
  fprintf (file, "%" G_GUINT64_FORMAT ",%u,%u,%u,%u,%u,%u,%u,", number, row->child,
           area * AREA_AGENCIES + row->agency, row->activity, row->strand, row->level, row->stage,
           row->role);
  write_day (file, row->waiting ? BAL_DAY_NONE : row->start, ',');
  write_day (file, row->waiting ? BAL_DAY_NONE : row->end, ',');
  fprintf (file, "%u,%u,%u,%u,%u,", row->waiting ? 0 : row->contacts,
           row->waiting ? 0 : row->minutes, area * AREA_SETTINGS + row->setting, row->need,
           row->outcome);
  write_day (file, row->requested, '\n');
}

/* By agency, then start, then as they were made. */
static void
write_area (FILE *file, const GArray *rows, guint area, guint64 *number)
{
  guint n_keys = AREA_AGENCIES * N_DAYS;
  g_autofree guint *first = g_new0 (guint, n_keys + 1);
  g_autofree guint *order = g_new (guint, rows->len + 1);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      first[row->agency * N_DAYS + (row->start - FIRST_DAY) + 1]++;
    }
  for (guint key = 0; key < n_keys; key++)
    first[key + 1] += first[key];
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      order[first[row->agency * N_DAYS + (row->start - FIRST_DAY)]++] = i;
    }
  for (guint i = 0; i < rows->len; i++)
    write_row (file, &g_array_index (rows, Row, order[i]), area, (*number)++);
}

int
main (int argc, char *argv[])
{
  guint64 n_rows, number = 0;
  guint32 n_children = 0;
  double weights = 0, sum = 0;
  FILE *file;

  if (argc != 3 || !g_ascii_string_to_unsigned (argv[1], 10, 1, G_MAXUINT32 - 1, &n_rows, NULL))
    {
      g_printerr ("Usage: make-episodes ROWS FILE\n");
      return 2;
    }
  file = fopen (argv[2], "wb");
  if (file == NULL)
    {
      perror (argv[2]);
      return 1;
    }

  fputs (HEADER, file);
  for (guint area = 0; area < N_AREAS; area++)
    weights += 1.0 / (area + 3);
  for (guint area = 0; area < N_AREAS; area++)
    {
      guint64 end;
      g_autoptr (GArray) rows = NULL;

      sum += 1.0 / (area + 3);
      end = area + 1 == N_AREAS ? n_rows : (guint64) ((double) n_rows * (sum / weights));
      rows = make_area (end - MIN (end, number), &n_children);
      write_area (file, rows, area, &number);
    }
  return fclose (file) == 0 ? 0 : 1;
}
