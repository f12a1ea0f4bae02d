/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/caseload/bal-caseload-reader.h"
#include "libbalanced/caseload/bal-store-parts-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "tests/support/bal-test-caseload.h"

/* A caseload that grew is the one that a reader makes of the same rows. */

#define N_CHILDREN 24
#define N_KINDS 6

typedef enum
{
  ONE_SOURCE,
  SEPARATE,
  TOGETHER,
} Mode;

static const char *const headers[N_KINDS] = {
  [BAL_CASELOAD_FILE_CHILDREN] = "child_id,date_of_birth,sex,school_urn,observed_from\n",
  [BAL_CASELOAD_FILE_EPISODES] = "child_id,episode_id,source,strand,level,stage,agency,start_date,"
                                 "end_date,referral_id,need_type,minutes,mode\n",
  [BAL_CASELOAD_FILE_NEEDS] = "child_id,from_date,to_date,need_type,need_rank\n",
  [BAL_CASELOAD_FILE_STATUSES] = "child_id,status,value,from_date\n",
  [BAL_CASELOAD_FILE_LINKS] = NULL,
  [BAL_CASELOAD_FILE_PAUSES] = "source,episode_id,from_date,to_date,reason\n",
};

/* The rows of a child, of one source where they are separate, in each file. */
typedef struct
{
  char *texts[N_KINDS]; /* owned; nullable */
} Rows;

/* What there is, and what comes. */
typedef struct
{
  GRand *rand; /* owned */
  Mode mode;
  gboolean words; /* identifiers that are no numbers */
  guint next_id;
  guint round;
  GHashTable *rows; /* owned; "child source" -> Rows */
} World;

static void
rows_free (gpointer data)
{
  Rows *rows = data;

  for (guint i = 0; i < N_KINDS; i++)
    g_free (rows->texts[i]);
  g_free (rows);
}

static World *
world_new (guint32 seed, Mode mode, gboolean words)
{
  World *self = g_new0 (World, 1);

  self->rand = g_rand_new_with_seed (seed);
  self->mode = mode;
  self->words = words;
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, rows_free);
  return self;
}

static void
world_free (World *self)
{
  g_rand_free (self->rand);
  g_hash_table_unref (self->rows);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static guint
draw (World *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

/* Names that come and go with the rounds. */
static void
append_name (World *self, GString *text, const char *stem)
{
  if (draw (self, 5) > 0)
    g_string_append_printf (text, "%s-%u", stem, (self->round * 2 + draw (self, 3)) % 5);
  g_string_append_c (text, ',');
}

static void
append_episode (World *self, GString *texts[], const char *child, const char *source)
{
  static const char *const strands[] = { "family", "intervention", "" };
  static const char *const levels[] = { "universal", "targeted", "specialist", "" };
  GString *text = texts[BAL_CASELOAD_FILE_EPISODES];
  g_autofree char *id = g_strdup_printf (self->words && draw (self, 2) == 0 ? "e-%u" : "%u",
                                         1000 + self->next_id++ * 7);
  g_autofree char *drawn =
    source == NULL ? g_strdup_printf ("s%u", self->mode == TOGETHER ? draw (self, 2) : 0) : NULL;
  guint day = draw (self, 20) + 1;

  source = source != NULL ? source : drawn;
  g_string_append_printf (text, "%s,%s,%s,%s,%s,intervention,", child, id, source,
                          strands[draw (self, 3)], levels[draw (self, 4)]);
  append_name (self, text, "agency");
  g_string_append_printf (text, "2020-01-%02u,", day);
  if (draw (self, 3) > 0)
    g_string_append_printf (text, "2020-%02u-20", draw (self, 3) + 1);
  g_string_append_c (text, ',');
  append_name (self, text, "referral");
  g_string_append (text, draw (self, 2) == 0 ? "SLCN," : ",");
  if (self->round % 2 == 1 && draw (self, 4) == 0)
    g_string_append_printf (text, "%u", draw (self, 90));
  g_string_append (text, draw (self, 2) == 0 ? ",direct\n" : ",\n");
  if (draw (self, 4) == 0)
    g_string_append_printf (texts[BAL_CASELOAD_FILE_PAUSES],
                            "%s,%s,2020-01-%02u,2020-02-01,%s-%u\n", source, id, day, "reason",
                            self->round + draw (self, 2));
}

static Rows *
draw_rows (World *self, const char *child, const char *source)
{
  GString *texts[N_KINDS];
  Rows *rows = g_new0 (Rows, 1);
  guint n_episodes = draw (self, 5);

  for (guint i = 0; i < N_KINDS; i++)
    texts[i] = g_string_new (NULL);
  for (guint i = 0; i < n_episodes; i++)
    append_episode (self, texts, child, source);
  if (draw (self, 2) == 0 && (source == NULL || strcmp (source, "s0") == 0))
    {
      g_string_append_printf (texts[BAL_CASELOAD_FILE_CHILDREN], "%s,2012-0%u,", child,
                              draw (self, 9) + 1);
      append_name (self, texts[BAL_CASELOAD_FILE_CHILDREN], "sex");
      append_name (self, texts[BAL_CASELOAD_FILE_CHILDREN], "school");
      g_string_append (texts[BAL_CASELOAD_FILE_CHILDREN], draw (self, 2) ? "2019-01-01\n" : "\n");
      for (guint i = draw (self, 3); i > 0; i--)
        {
          g_string_append_printf (texts[BAL_CASELOAD_FILE_NEEDS], "%s,2019-0%u-01,,SLCN,%u\n",
                                  child, draw (self, 9) + 1, draw (self, 3) + 1);
          g_string_append_printf (texts[BAL_CASELOAD_FILE_STATUSES],
                                  "%s,status-%u,%u,2019-0%u-01\n", child, self->round,
                                  draw (self, 3), draw (self, 9) + 1);
        }
    }
  for (guint i = 0; i < N_KINDS; i++)
    rows->texts[i] = g_string_free (texts[i], texts[i]->len == 0);
  return rows;
}

static BalCaseload *
read_rows (World *self, GHashTable *rows)
{
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "same-ids", self->mode == TOGETHER, NULL);
  g_autoptr (BalCaseloadReader) reader = bal_caseload_reader_new (options);
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (rows), (GCompareFunc) strcmp);
  g_autoptr (GError) error = NULL;
  BalCaseload *caseload;

  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      g_autoptr (GString) text = g_string_new (headers[kind]);
      g_autoptr (GBytes) bytes = NULL;

      if (headers[kind] == NULL)
        continue;
      for (const GList *key = keys; key != NULL; key = key->next)
        {
          const Rows *its = g_hash_table_lookup (rows, key->data);

          g_string_append (text, its->texts[kind] != NULL ? its->texts[kind] : "");
        }
      bytes = g_bytes_new (text->str, text->len);
      bal_caseload_reader_read_bytes (reader, kind, bytes, "file", NULL, &error);
      g_assert_no_error (error);
    }
  caseload = bal_caseload_reader_end (reader, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bal_test_count_rows (caseload, "rejected"), ==,
                   bal_test_count_rows (caseload, "repeated"));
  return caseload;
}

/* Rows of a kind replace those of the kind. */
static void
remember (World *self, const char *key, const Rows *rows)
{
  Rows *known = g_hash_table_lookup (self->rows, key);

  if (known == NULL)
    {
      known = g_new0 (Rows, 1);
      g_hash_table_insert (self->rows, g_strdup (key), known);
    }
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      if (rows->texts[kind] == NULL &&
          !(kind == BAL_CASELOAD_FILE_PAUSES && rows->texts[BAL_CASELOAD_FILE_EPISODES] != NULL))
        continue;
      g_free (known->texts[kind]);
      known->texts[kind] = g_strdup (rows->texts[kind]);
    }
}

/* About one child in so many, and some that have not been there. */
static BalCaseload *
draw_changes (World *self, guint one_in)
{
  g_autoptr (GHashTable) drawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, rows_free);
  GHashTableIter iter;
  gpointer key, rows;

  for (guint i = 0; i < N_CHILDREN; i++)
    for (guint source = 0; source < (self->mode == SEPARATE ? 2u : 1u); source++)
      {
        g_autofree char *child = g_strdup_printf ("c%u", draw (self, 8) == 0 ? i + 100 : i);
        g_autofree char *name = g_strdup_printf ("s%u", source);
        g_autofree char *name_of_rows = g_strdup_printf ("%s %s", child, name);

        if (draw (self, one_in) == 0)
          g_hash_table_insert (drawn, g_steal_pointer (&name_of_rows),
                               draw_rows (self, child, self->mode == SEPARATE ? name : NULL));
      }
  g_hash_table_iter_init (&iter, drawn);
  while (g_hash_table_iter_next (&iter, &key, &rows))
    remember (self, key, rows);
  self->round++;
  return read_rows (self, drawn);
}

/* Row numbers say where a row stood in its file, and the two had different files. */
static void
assert_same_parts (const BalStore *a, const BalStore *b)
{
  g_autoptr (GArray) one = bal_store_list_parts ((BalStore *) a);
  g_autoptr (GArray) two = bal_store_list_parts ((BalStore *) b);

  g_assert_cmpuint (one->len, ==, two->len);
  for (guint i = 0; i < one->len; i++)
    {
      const BalStorePart *part = &g_array_index (one, BalStorePart, i);
      const BalStorePart *other = &g_array_index (two, BalStorePart, i);

      if (part->kind == BAL_STORE_PART_ROW || part->kind == BAL_STORE_PART_SHIFT ||
          part->kind == BAL_STORE_PART_NUMBERS)
        continue;
      g_test_message ("part %u of file %u, column %u", part->kind, part->file, part->field);
      g_assert_true ((*part->place == NULL) == (*other->place == NULL));
      if (*part->place != NULL)
        g_assert_cmpmem (*part->place, bal_store_get_part_size (a, part), *other->place,
                         bal_store_get_part_size (b, other));
    }
}

static void
assert_same (BalCaseload *a, BalCaseload *b)
{
  const BalStore *one = bal_caseload_get_store (a);
  const BalStore *two = bal_caseload_get_store (b);

  g_assert_true (one->separate == two->separate);
  assert_same_parts (one, two);
  for (guint file = 0; file < G_N_ELEMENTS (one->records); file++)
    for (guint field = 0; field < BAL_N_FIELDS; field++)
      {
        const BalNames *names = one->records[file].names[field];
        const BalNames *others = two->records[file].names[field];

        g_assert_true ((names == NULL) == (others == NULL));
        if (names != NULL)
          g_assert_cmpstrv (names->names, others->names);
      }
  g_assert_cmpstr (bal_caseload_get_digest (a), ==, bal_caseload_get_digest (b));
}

/* What is said without joining is what is said afterwards. */
static void
assert_quick_answers (BalCaseload *grown, BalCaseload *read)
{
  guint n_children = bal_caseload_get_n_children (read);

  g_assert_cmpuint (bal_caseload_get_n_episodes (grown), ==, bal_caseload_get_n_episodes (read));
  g_assert_cmpuint (bal_caseload_get_n_children (grown), ==, n_children);
  for (guint child = 0; child < n_children; child++)
    {
      const char *id = bal_caseload_get_child_id (read, child);
      guint place, other;

      g_assert_true (bal_caseload_lookup_child (grown, id, &place));
      g_assert_true (bal_caseload_lookup_child (read, id, &other));
      g_assert_cmpuint (place, ==, other);
    }
}

static void
assert_same_journeys (BalCaseload *grown, BalCaseload *read)
{
  for (guint child = 0; child < bal_caseload_get_n_children (read); child++)
    {
      g_autoptr (BalJourney) one = bal_caseload_get_journey (grown, child);
      g_autoptr (BalJourney) two = bal_caseload_get_journey (read, child);

      g_assert_cmpstr (bal_journey_get_child_id (one), ==, bal_journey_get_child_id (two));
      g_assert_cmpuint (bal_journey_get_n_episodes (one), ==, bal_journey_get_n_episodes (two));
    }
}

static void
grow_once (guint32 seed, Mode mode, gboolean words, gboolean compact)
{
  g_autoptr (World) world = world_new (seed, mode, words);
  g_autoptr (BalCaseload) grown = draw_changes (world, 1);
  g_autoptr (BalCaseload) read = NULL;

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (BalCaseload) changes = draw_changes (world, 2 + round * 4);
      g_autoptr (GError) error = NULL;
      BalCaseload *next = bal_caseload_with_changes (grown, changes, &error);

      g_assert_no_error (error);
      if (compact)
        bal_caseload_compact (next);
      g_object_unref (grown);
      grown = next;
    }
  read = read_rows (world, world->rows);
  assert_quick_answers (grown, read);
  assert_same_journeys (grown, read);
  assert_same (grown, read);
}

static void
test_same_as_read (gconstpointer data)
{
  Mode mode = (Mode) GPOINTER_TO_UINT (data);

  for (guint32 seed = 0; seed < 60; seed++)
    {
      g_test_message ("seed %u", seed);
      grow_once (seed, mode, seed % 3 == 0, seed % 2 == 0);
    }
}

static const char base_text[] =
  "child_id,episode_id,source,strand,level,stage,agency,start_date,end_date\n"
  "a,1,x,family,universal,intervention,nhs,2020-01-01,2020-02-01\n"
  "b,2,x,family,targeted,intervention,nhs,2020-01-03,\n"
  "c,3,x,family,targeted,intervention,council,2020-01-04,\n"
  "d,4,x,family,targeted,intervention,nhs,2020-01-04,\n"
  "e,5,x,family,targeted,intervention,nhs,2020-01-04,\n"
  "f,6,x,family,targeted,intervention,nhs,2020-01-04,\n"
  "g,7,x,family,targeted,intervention,nhs,2020-01-04,\n"
  "h,8,x,family,targeted,intervention,nhs,2020-01-04,\n"
  "i,9,x,family,targeted,intervention,nhs,2020-01-04,\n";

static BalJourney *
add_event (BalCaseload *caseload, const char *child, const char *id, const char *agency)
{
  g_autoptr (BalJourney) journey = NULL;
  g_autoptr (BalEpisode) episode =
    g_object_new (BAL_TYPE_EPISODE, "episode-id", id, "source", "x", "strand", "family", "level",
                  "specialist", "stage", "intervention", "agency", agency, "start-date", 18270,
                  NULL);
  g_autoptr (GError) error = NULL;
  BalJourney *longer;
  guint number;

  g_assert_true (bal_caseload_lookup_child (caseload, child, &number));
  journey = bal_caseload_get_journey (caseload, number);
  longer = bal_journey_with_event (journey, episode, &error);
  g_assert_no_error (error);
  return longer;
}

static void
test_journeys (void)
{
  g_autoptr (BalCaseload) base =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, base_text, NULL);
  g_autoptr (BalJourney) one = add_event (base, "b", "21", "charity");
  g_autoptr (BalJourney) two = add_event (base, "c", "22", "nhs");
  g_autoptr (GListStore) journeys = g_list_store_new (BAL_TYPE_JOURNEY);
  g_autofree char *text =
    g_strconcat (base_text, "b,21,x,family,specialist,intervention,charity,2020-01-09,\n",
                 "c,22,x,family,specialist,intervention,nhs,2020-01-09,\n", NULL);
  g_autoptr (BalCaseload) read = bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalCaseload) grown = NULL;

  g_list_store_append (journeys, one);
  g_list_store_append (journeys, two);
  grown = bal_caseload_with_journeys (base, G_LIST_MODEL (journeys), &error);
  g_assert_no_error (error);
  assert_quick_answers (grown, read);
  assert_same (grown, read);
  g_assert_cmpuint (bal_caseload_get_n_episodes (base), ==, 9);

  g_list_store_append (journeys, two);
  g_assert_null (bal_caseload_with_journeys (base, G_LIST_MODEL (journeys), &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

static void
assert_refused (const char *text, gboolean same_ids, GQuark domain, int code)
{
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "same-ids", same_ids, NULL);
  g_autofree char *two =
    g_strconcat (base_text, "z,10,y,family,universal,intervention,nhs,2020-01-01,2020-02-01\n",
                 NULL);
  g_autoptr (BalCaseload) base = bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, two, NULL);
  g_autoptr (BalCaseload) changes =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, text, options);
  g_autoptr (GError) error = NULL;

  g_assert_null (bal_caseload_with_changes (base, changes, &error));
  g_assert_error (error, domain, code);
}

static void
test_refused (void)
{
  g_autoptr (BalCaseload) base =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, base_text, NULL);
  g_autoptr (GListStore) journeys = g_list_store_new (BAL_TYPE_JOURNEY);
  g_autoptr (BalJourney) nobody = bal_journey_new (NULL);
  g_autoptr (GString) many = g_string_new ("child_id,source,strand,level,stage,agency\n");
  g_autoptr (GError) error = NULL;

  g_list_store_append (journeys, nobody);
  g_assert_null (bal_caseload_with_journeys (base, G_LIST_MODEL (journeys), &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);

  assert_refused ("child_id,source,strand,level,stage,agency\n"
                  "a,synthetic,family,universal,intervention,nhs\n",
                  FALSE, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_MIXED_SOURCES);
  assert_refused ("child_id,source,strand,level,stage,agency\n"
                  "a,x,family,universal,intervention,nhs\n"
                  "a,y,family,universal,intervention,nhs\n",
                  TRUE, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_BAD_OPTION);
  for (guint i = 0; i < 254; i++)
    g_string_append_printf (many, "a,source-%u,family,universal,intervention,nhs\n", i);
  assert_refused (many->str, FALSE, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_LIMIT);
}

/* How often changed children of the caseload use an identifier that is another's. */
static guint64
count_reused (BalCaseload *caseload)
{
  BalFindings *findings = bal_caseload_get_findings (caseload);
  guint64 count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      if (g_str_equal (bal_finding_get_code (finding), "episode-identifier-reused"))
        count += bal_finding_get_count (finding);
    }
  return count;
}

/* Gives the caseload of the base with other rows of some children. */
static BalCaseload *
change (BalCaseload *base, const char *rows)
{
  g_autofree char *text =
    g_strconcat ("child_id,episode_id,source,strand,level,stage,agency\n", rows, NULL);
  g_autoptr (BalCaseload) changes = bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, text, NULL);
  g_autoptr (GError) error = NULL;
  BalCaseload *grown = bal_caseload_with_changes (base, changes, &error);

  g_assert_no_error (error);
  return grown;
}

#define WHAT ",x,family,universal,intervention,nhs\n"

static void
test_reused (void)
{
  g_autoptr (GString) text =
    g_string_new ("child_id,episode_id,source,strand,level,stage,agency\n");
  g_autoptr (BalCaseload) base = NULL;
  g_autoptr (BalCaseload) own = NULL;
  g_autoptr (BalCaseload) moved = NULL;
  g_autoptr (BalCaseload) reused = NULL;
  g_autoptr (BalCaseload) mended = NULL;
  g_autoptr (BalCaseload) words = NULL;
  g_autoptr (BalCaseload) more_words = NULL;
  g_autoptr (BalCaseload) later = NULL;

  for (guint i = 1; i <= 50; i++)
    g_string_append_printf (text, "c%u,%u" WHAT, i, i);
  base = bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, text->str, NULL);
  own = change (base, "c3,3" WHAT "c3,60" WHAT);
  moved = change (base, "c3,4" WHAT "c4,3" WHAT);
  reused = change (base, "c3,4" WHAT "c3,60" WHAT "new,7" WHAT);
  mended = change (reused, "c3,3" WHAT "new,61" WHAT);
  words = change (base, "c3,E4" WHAT "c4,4" WHAT);
  more_words = change (words, "c5,E4" WHAT "new,6" WHAT);
  g_assert_cmpuint (count_reused (base), ==, 0);
  g_assert_cmpuint (count_reused (own), ==, 0);
  g_assert_cmpuint (count_reused (moved), ==, 0);
  g_assert_cmpuint (count_reused (mended), ==, 0);
  g_assert_cmpuint (count_reused (reused), ==, 2);
  g_assert_cmpuint (count_reused (words), ==, 0);
  g_assert_cmpuint (count_reused (more_words), ==, 3); /* those of c3 and c5 are alike */

  /* Both stay, and a caseload that grows from one that was joined keeps what was said. */
  g_assert_cmpuint (bal_caseload_get_n_episodes (reused), ==, 52);
  later = change (reused, "c6,6" WHAT);
  g_assert_cmpuint (count_reused (later), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/caseload/growth/one-source", GUINT_TO_POINTER (ONE_SOURCE),
                        test_same_as_read);
  g_test_add_data_func ("/caseload/growth/separate", GUINT_TO_POINTER (SEPARATE),
                        test_same_as_read);
  g_test_add_data_func ("/caseload/growth/together", GUINT_TO_POINTER (TOGETHER),
                        test_same_as_read);
  g_test_add_func ("/caseload/growth/journeys", test_journeys);
  g_test_add_func ("/caseload/growth/refused", test_refused);
  g_test_add_func ("/caseload/growth/reused", test_reused);

  return g_test_run ();
}
