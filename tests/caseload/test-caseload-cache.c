/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/caseload/bal-store-cache-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "tests/support/bal-test-caseload.h"

static const char *const texts[4] = {
  "child_id,date_of_birth,sex,school_urn\nb,2012-03,1,100\na,2013-04-05,2,101\n",
  "child_id,episode_id,source,strand,level,stage,agency,start_date,end_date,requested_date,mode,"
  "minutes\n"
  "b,e-1,x,family,universal,intervention,nhs,2020-01-05,,2020-01-01,direct,30\n"
  "b,e-2,y,intervention,targeted,intervention,council,2020-01-01,2020-02-01,,indirect,\n"
  "a,e-3,x,,specialist,identification,,2020-03-01,,,,\n"
  "a,e-4,x,family,universal,intervention,nhs,2020-13-01,,,,\n"
  "c,e-5,y,family,universal,intervention,nhs,,2020-05-01,,,45\n",
  "child_id,from_date,to_date,need_type,need_rank\nb,2019-01-01,,SLCN,1\na,2018-01-01,2019-01-01,"
  "ASD,2\n",
  "child_id,status,value,from_date\nb,sen_provision,E,2019-05-01\n",
};

static char *
make_path (char **folder)
{
  *folder = g_dir_make_tmp ("balanced-XXXXXX", NULL);
  return g_build_filename (*folder, "caseload.cache", NULL);
}

static void
remove_path (const char *path, const char *folder)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static BalCaseload *
save_and_open (BalCaseload *caseload)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = make_path (&folder);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  BalCaseload *opened;
  struct stat info;

  g_assert_true (bal_caseload_save_cache (caseload, file, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  opened = bal_caseload_open_cache (file, NULL, &error);
  g_assert_no_error (error);
  remove_path (path, folder);
  return opened;
}

static char *
describe_findings (BalCaseload *caseload)
{
  g_autoptr (BalTable) table = bal_findings_to_table (bal_caseload_get_findings (caseload));

  return bal_table_to_csv (table);
}

static void
assert_same (BalCaseload *a, BalCaseload *b)
{
  static const char *const names[] = { "children", "episodes", "needs", "statuses" };
  g_autofree char *findings_a = describe_findings (a);
  g_autofree char *findings_b = describe_findings (b);
  g_autofree char *rows_a = bal_table_to_csv (bal_caseload_get_reconciliation (a));
  g_autofree char *rows_b = bal_table_to_csv (bal_caseload_get_reconciliation (b));

  g_assert_cmpstr (bal_caseload_get_digest (a), ==, bal_caseload_get_digest (b));
  g_assert_cmpuint (bal_caseload_get_n_children (a), ==, bal_caseload_get_n_children (b));
  g_assert_true (bal_caseload_get_synthetic (a) == bal_caseload_get_synthetic (b));
  g_assert_cmpstr (findings_a, ==, findings_b);
  g_assert_cmpstr (rows_a, ==, rows_b);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (BalTable) one = bal_caseload_to_table (a, names[i], NULL);
      g_autoptr (BalTable) two = bal_caseload_to_table (b, names[i], NULL);
      g_autofree char *text_one = bal_table_to_csv (one);
      g_autofree char *text_two = bal_table_to_csv (two);

      g_assert_cmpstr (text_one, ==, text_two);
    }
}

static void
test_round_trip (gconstpointer same_ids)
{
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "same-ids", same_ids != NULL, NULL);
  g_autoptr (BalCaseload) caseload = bal_test_read_files (texts, options);
  g_autoptr (BalCaseload) opened = save_and_open (caseload);
  g_autoptr (BalCaseload) again = NULL;

  g_assert_cmpuint (bal_caseload_get_n_children (caseload), ==, same_ids != NULL ? 3 : 4);
  assert_same (caseload, opened);
  /* One that is mapped can be saved itself. */
  again = save_and_open (opened);
  assert_same (caseload, again);
}

static void
test_small (void)
{
  g_autoptr (BalCaseload) bare = g_object_new (BAL_TYPE_CASELOAD, NULL);
  g_autoptr (BalCaseload) opened = save_and_open (bare);
  g_autoptr (BalCaseload) numbered = bal_test_read_caseload (
    BAL_CASELOAD_FILE_EPISODES,
    "child_id,episode_id,strand,level,stage,agency\n1,7,family,universal,intervention,a\n", NULL);
  g_autoptr (BalCaseload) second = save_and_open (numbered);

  g_assert_cmpuint (bal_caseload_get_n_children (opened), ==, 0);
  g_assert_cmpstr (bal_caseload_get_digest (bare), ==, bal_caseload_get_digest (opened));
  assert_same (numbered, second);
}

/* The contents of a cache of the caseload above. */
static GByteArray *
make_contents (void)
{
  g_autoptr (BalCaseload) caseload = bal_test_read_files (texts, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *path = make_path (&folder);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *contents;
  gsize length;

  g_assert_true (bal_caseload_save_cache (caseload, file, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  remove_path (path, folder);
  return g_byte_array_new_take ((guint8 *) contents, length);
}

static void
seal (GByteArray *contents)
{
  char text[33];
  gsize size = contents->len - BAL_STORE_CACHE_SEAL_LENGTH;

  bal_store_cache_seal (contents->data, size, text);
  memcpy (contents->data + size, text, BAL_STORE_CACHE_SEAL_LENGTH);
}

static void
assert_refused (const guint8 *data, gsize size, GQuark domain, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalCaseload) caseload = bal_caseload_new_from_cache (bytes, &error);

  g_assert_null (caseload);
  g_assert_error (error, domain, code);
}

static void
test_damage (void)
{
  g_autoptr (GByteArray) contents = make_contents ();
  BalStoreCacheHeader *header = (gpointer) contents->data;

  for (guint i = 0; i < contents->len; i += 7)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      contents->data[i] ^= 0x20;
      bytes = g_bytes_new (contents->data, contents->len);
      g_assert_null (bal_caseload_new_from_cache (bytes, &error));
      g_assert_nonnull (error);
      contents->data[i] ^= 0x20;
    }
  for (gsize size = 0; size < contents->len; size += 101)
    assert_refused (contents->data, size, BAL_DATA_ERROR, BAL_DATA_ERROR_TRUNCATED);
  assert_refused ((const guint8 *) "child_id,level", 14, BAL_DATA_ERROR, BAL_DATA_ERROR_SYNTAX);
  header->version++;
  assert_refused (contents->data, contents->len, BAL_ERROR, BAL_ERROR_NOT_SUPPORTED);
  header->version--;
  header->order = GUINT32_SWAP_LE_BE (header->order);
  assert_refused (contents->data, contents->len, BAL_ERROR, BAL_ERROR_NOT_SUPPORTED);
}

static BalStoreCacheSection *
find_section (GByteArray *contents, guint kind, guint field)
{
  BalStoreCacheHeader *header = (gpointer) contents->data;
  BalStoreCacheSection *sections = (gpointer) (contents->data + sizeof *header);

  for (guint i = 0; i < header->n_sections; i++)
    {
      if (sections[i].kind == kind && sections[i].field == field &&
          (kind > 2 || sections[i].file == BAL_CASELOAD_FILE_EPISODES))
        return &sections[i];
    }
  g_assert_not_reached ();
}

/* One that is sealed, and lies: 0 is BAL_STORE_PART_COLUMN, 2 BAL_STORE_PART_FIRST, 3 the cell. */
static void
test_lies (void)
{
  static const struct
  {
    guint kind, field, place;
    guint8 value;
  } lies[] = {
    { 0, BAL_FIELD_AGENCY, 0, 77 },
    { 0, BAL_FIELD_STAGE, 0, 200 },
    { 0, BAL_FIELD_SOURCE, 0, 9 },
    { 0, BAL_FIELD_START_DATE, 5, 254 },
    { 0, BAL_FIELD_END_DATE, 1, 0 },
    { 0, BAL_FIELD_MODE, 0, 2 },
    { 2, 0, 0, 1 },
    { 2, 0, 7, 200 },
    { 3, 0, 0, 254 },
    { 5, 0, 8, 255 },
    { 7, 0, 0, 'z' },
    { 9, 0, 0, 3 },
    { 10, 0, 0, 17 },
    { 11, 0, 4, 99 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (GByteArray) contents = make_contents ();
      BalStoreCacheSection *section = find_section (contents, lies[i].kind, lies[i].field);

      g_assert_cmpuint (lies[i].place, <, section->size);
      contents->data[section->offset + lies[i].place] = lies[i].value;
      seal (contents);
      assert_refused (contents->data, contents->len, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE);
    }
}

static void
test_places (void)
{
  static const guint64 offsets[] = { 1, 1 << 20, G_MAXUINT64 - 63 };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autoptr (GByteArray) contents = make_contents ();

      find_section (contents, 3, 0)->offset = offsets[i];
      seal (contents);
      assert_refused (contents->data, contents->len, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE);
    }
}

static void
test_files (void)
{
  g_autoptr (BalCaseload) caseload = bal_test_read_files (texts, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *path = make_path (&folder);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BalCaseload) opened = NULL;

  g_assert_null (bal_caseload_open_cache (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (bal_caseload_save_cache (caseload, file, NULL, NULL));
  opened = bal_caseload_open_cache (file, NULL, NULL);
  /* Saving in its place leaves the one that is open alone; a cancelled saving leaves the file. */
  g_assert_true (bal_caseload_save_cache (opened, file, NULL, NULL));
  assert_same (caseload, opened);
  g_cancellable_cancel (cancelled);
  g_assert_false (bal_caseload_save_cache (caseload, file, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&opened);
  opened = bal_caseload_open_cache (file, NULL, NULL);
  assert_same (caseload, opened);
  remove_path (path, folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/caseload-cache/round-trip/separate", NULL, test_round_trip);
  g_test_add_data_func ("/caseload-cache/round-trip/same", "same", test_round_trip);
  g_test_add_func ("/caseload-cache/small", test_small);
  g_test_add_func ("/caseload-cache/damage", test_damage);
  g_test_add_func ("/caseload-cache/lies", test_lies);
  g_test_add_func ("/caseload-cache/places", test_places);
  g_test_add_func ("/caseload-cache/files", test_files);
  return g_test_run ();
}
