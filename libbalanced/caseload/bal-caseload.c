/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload-private.h"

#include "libbalanced/caseload/bal-caseload-reader-private.h"
#include "libbalanced/caseload/bal-caseload-table-private.h"
#include "libbalanced/caseload/bal-growth-private.h"
#include "libbalanced/caseload/bal-journey-private.h"
#include "libbalanced/caseload/bal-store-builder-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-task-private.h"

/**
 * BalCaseload:
 *
 * Children and the episodes of their provision, in packed columns.
 *
 * A caseload is read from a folder of CSV files with bal_caseload_load(), or from files and data
 * frames one by one with a [class@Balanced.CaseloadReader]. Children are numbered from 0 in the
 * order of their identifiers. Every row that was read is accounted for: the table
 * [property@Balanced.Caseload:reconciliation] counts, and
 * [property@Balanced.Caseload:findings] say which rows, and why.
 *
 * ```c
 * g_autoptr (BalCaseload) caseload = bal_caseload_load (folder, NULL, NULL, &error);
 *
 * g_print ("%u children\n", bal_caseload_get_n_children (caseload));
 * ```
 *
 * ```python
 * caseload = Balanced.Caseload.load('records', date_order='dmy')
 * print(len(caseload))
 * ```
 *
 * **Thread safety**: immutable; any thread.
 *
 * Since: 0.1
 */
struct _BalCaseload
{
  GObject parent_instance;

  GMutex mutex;
  BalStore *store;   /* owned; NULL in one that is empty or has grown, until it is needed */
  BalGrowth *growth; /* owned; until then; nullable */

  BalFindings *findings;        /* owned; of the reading */
  BalFindings *joined_findings; /* owned; nullable: those, and what joining found */
  BalTable *reconciliation;     /* owned */
};

enum
{
  PROP_N_CHILDREN = 1,
  PROP_N_EPISODES,
  PROP_SYNTHETIC,
  PROP_DIGEST,
  PROP_FINDINGS,
  PROP_RECONCILIATION,
  PROP_FRAMEWORK,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (BalCaseload, bal_caseload, G_TYPE_OBJECT)

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalCaseload *self = BAL_CASELOAD (object);

  switch (id)
    {
    case PROP_N_CHILDREN:
      g_value_set_uint (value, bal_caseload_get_n_children (self));
      break;
    case PROP_N_EPISODES:
      g_value_set_uint64 (value, bal_caseload_get_n_episodes (self));
      break;
    case PROP_SYNTHETIC:
      g_value_set_boolean (value, bal_caseload_get_synthetic (self));
      break;
    case PROP_DIGEST:
      g_value_set_string (value, bal_caseload_get_digest (self));
      break;
    case PROP_FINDINGS:
      g_value_set_object (value, bal_caseload_get_findings (self));
      break;
    case PROP_RECONCILIATION:
      g_value_set_object (value, self->reconciliation);
      break;
    case PROP_FRAMEWORK:
      g_value_set_object (value, bal_caseload_get_framework (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* What only shows when the changed children stand beside the others. */
static void
note_reused (BalCaseload *self, const BalStore *store)
{
  guint64 n_reused = bal_growth_count_reused (self->growth, store);
  g_autoptr (BalFindingsBuilder) builder = NULL;

  if (n_reused == 0)
    return;
  builder = bal_findings_builder_new ();
  bal_findings_builder_add_findings (builder, self->findings);
  bal_findings_builder_add_count (builder, "episode-identifier-reused", "episodes", "episode_id",
                                  n_reused);
  self->joined_findings = bal_findings_builder_end (g_steal_pointer (&builder));
}

static BalStore *
make_store (BalCaseload *self)
{
  g_autoptr (BalIntake) intake = NULL;

  if (self->growth != NULL)
    {
      BalStore *store = bal_growth_join (self->growth);

      note_reused (self, store);
      return store;
    }
  intake = bal_intake_new (NULL, NULL);
  return bal_store_build (intake, NULL);
}

/* Joined when it is first needed, and then kept in place of its parts. */
static BalStore *
get_store (BalCaseload *self)
{
  BalStore *store = g_atomic_pointer_get (&self->store);

  if (store == NULL)
    {
      g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

      if (self->store == NULL)
        g_atomic_pointer_set (&self->store, make_store (self));
      g_clear_pointer (&self->growth, bal_growth_unref);
      store = self->store;
    }
  return store;
}

BalGrowth *
bal_caseload_ref_growth (BalCaseload *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  if (g_atomic_pointer_get (&self->store) != NULL)
    return NULL;
  locker = g_mutex_locker_new (&self->mutex);
  return self->growth != NULL ? bal_growth_ref (self->growth) : NULL;
}

/* One whose children and identifiers are not the same numbers is joined. */
static BalGrowth *
ref_plain_growth (BalCaseload *self)
{
  g_autoptr (BalGrowth) growth = bal_caseload_ref_growth (self);

  if (growth == NULL || growth->mode == BAL_GROWTH_SEPARATE)
    return NULL;
  return g_steal_pointer (&growth);
}

static void
bal_caseload_dispose (GObject *object)
{
  BalCaseload *self = BAL_CASELOAD (object);

  g_clear_object (&self->findings);
  g_clear_object (&self->joined_findings);
  g_clear_object (&self->reconciliation);

  G_OBJECT_CLASS (bal_caseload_parent_class)->dispose (object);
}

static void
bal_caseload_finalize (GObject *object)
{
  BalCaseload *self = BAL_CASELOAD (object);

  g_clear_pointer (&self->store, bal_store_unref);
  g_clear_pointer (&self->growth, bal_growth_unref);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (bal_caseload_parent_class)->finalize (object);
}

static void
bal_caseload_class_init (BalCaseloadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->dispose = bal_caseload_dispose;
  object_class->finalize = bal_caseload_finalize;

  /**
   * BalCaseload:n-children:
   *
   * The number of children, with or without episodes.
   *
   * Since: 0.1
   */
  properties[PROP_N_CHILDREN] =
    g_param_spec_uint ("n-children", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * BalCaseload:n-episodes:
   *
   * The number of episodes that were kept.
   *
   * Since: 0.1
   */
  properties[PROP_N_EPISODES] =
    g_param_spec_uint64 ("n-episodes", NULL, NULL, 0, G_MAXUINT64, 0, flags);

  /**
   * BalCaseload:synthetic:
   *
   * Whether the children were made up: the source of every row is `synthetic`.
   *
   * Since: 0.1
   */
  properties[PROP_SYNTHETIC] = g_param_spec_boolean ("synthetic", NULL, NULL, FALSE, flags);

  /**
   * BalCaseload:digest:
   *
   * 32 hexadecimal digits that change with what the caseload holds.
   *
   * Where episodes have identifiers, the order of rows in the files makes no difference.
   *
   * Since: 0.1
   */
  properties[PROP_DIGEST] = g_param_spec_string ("digest", NULL, NULL, NULL, flags);

  /**
   * BalCaseload:findings:
   *
   * What was noticed about the rows, those that were left out among them.
   *
   * Since: 0.1
   */
  properties[PROP_FINDINGS] =
    g_param_spec_object ("findings", NULL, NULL, BAL_TYPE_FINDINGS, flags);

  /**
   * BalCaseload:reconciliation:
   *
   * A row for each file: read = kept + rejected.
   *
   * Of those rejected, `repeated` says exactly what another row says, and `corrected` was
   * replaced by a declared correction.
   *
   * Since: 0.1
   */
  properties[PROP_RECONCILIATION] =
    g_param_spec_object ("reconciliation", NULL, NULL, BAL_TYPE_TABLE, flags);

  /**
   * BalCaseload:framework:
   *
   * The vocabulary of the codes.
   *
   * Since: 0.1
   */
  properties[PROP_FRAMEWORK] =
    g_param_spec_object ("framework", NULL, NULL, BAL_TYPE_FRAMEWORK, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bal_caseload_init (BalCaseload *self)
{
  g_mutex_init (&self->mutex);
  self->findings = g_object_new (BAL_TYPE_FINDINGS, NULL);
  self->reconciliation = g_object_new (BAL_TYPE_TABLE, NULL);
}

BalCaseload *
bal_caseload_new_take (BalStore *store, BalFindings *findings, BalTable *reconciliation)
{
  BalCaseload *self = g_object_new (BAL_TYPE_CASELOAD, NULL);

  self->store = store;
  g_set_object (&self->findings, findings);
  g_set_object (&self->reconciliation, reconciliation);
  return self;
}

BalCaseload *
bal_caseload_new_grown (BalCaseload *from, BalGrowth *growth)
{
  BalCaseload *self = g_object_new (BAL_TYPE_CASELOAD, NULL);
  const BalStore *joined = g_atomic_pointer_get (&from->store);
  /* What joining the other one found is found again where its changes are among these. */
  BalFindings *findings =
    growth->base == joined ? bal_caseload_get_findings (from) : from->findings;

  self->growth = bal_growth_ref (growth);
  g_set_object (&self->findings, findings);
  g_set_object (&self->reconciliation, from->reconciliation);
  return self;
}

static gboolean
read_child_file (BalCaseloadReader *reader,
                 GFile *folder,
                 BalCaseloadFile kind,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s.csv", bal_caseload_schema_get_file_name (kind));
  g_autoptr (GFile) file = g_file_get_child (folder, name);

  if (kind != BAL_CASELOAD_FILE_EPISODES && !g_file_query_exists (file, cancellable))
    return TRUE;
  return bal_caseload_reader_read_file (reader, kind, file, cancellable, error);
}

/**
 * bal_caseload_load:
 * @folder: a folder with `episodes.csv`, or a file of episodes
 * @options: (nullable): how to read, or %NULL for the defaults
 * @cancellable: (nullable): what can stop the reading
 * @error: return location for an error
 *
 * Reads the caseload of a folder.
 *
 * `children.csv`, `needs.csv`, `statuses.csv`, `links.csv` and `pauses.csv` are read where they are
 * there. Rows that cannot be kept are findings. An error is what stops the reading: a file that is
 * not there or is no CSV, a column that is needed and missing, options that make no sense, a limit
 * of the store, or synthetic rows among real ones.
 *
 * Returns: (transfer full): the caseload
 *
 * Since: 0.1
 */
BalCaseload *
bal_caseload_load (GFile *folder,
                   BalCaseloadOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (BalCaseloadReader) reader = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);
  g_return_val_if_fail (options == NULL || BAL_IS_CASELOAD_OPTIONS (options), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reader = bal_caseload_reader_new (options);
  if (g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_REGULAR)
    {
      if (!bal_caseload_reader_read_file (reader, BAL_CASELOAD_FILE_EPISODES, folder, cancellable,
                                          error))
        return NULL;
      return bal_caseload_reader_end (reader, error);
    }

  for (guint kind = 0; kind < BAL_N_CASELOAD_FILES; kind++)
    {
      if (!read_child_file (reader, folder, kind, cancellable, error))
        return NULL;
    }
  return bal_caseload_reader_end (reader, error);
}

typedef struct
{
  GFile *folder;               /* owned */
  BalCaseloadOptions *options; /* owned, nullable */
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_object_unref (loading->folder);
  g_clear_object (&loading->options);
  g_free (loading);
}

static gpointer
load_work (gpointer source, gpointer data, GCancellable *cancellable, GError **error)
{
  const Loading *loading = data;

  return bal_caseload_load (loading->folder, loading->options, cancellable, error);
}

/**
 * bal_caseload_load_async:
 * @folder: a folder with `episodes.csv`, or a file of episodes
 * @options: (nullable): how to read, or %NULL for the defaults
 * @cancellable: (nullable): what can stop the reading
 * @callback: (scope async) (nullable): called when it is done, in the thread-default main context
 * of this thread
 * @user_data: for @callback
 *
 * Reads the caseload of a folder on a thread of its own.
 *
 * It is [func@Balanced.Caseload.load] for programs that must not wait. Finish it with
 * [func@Balanced.Caseload.load_finish].
 *
 * Since: 0.1
 */
void
bal_caseload_load_async (GFile *folder,
                         BalCaseloadOptions *options,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Loading *loading = NULL;
  GTask *task = NULL;

  g_return_if_fail (G_IS_FILE (folder));
  g_return_if_fail (options == NULL || BAL_IS_CASELOAD_OPTIONS (options));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  loading = g_new0 (Loading, 1);
  loading->folder = g_object_ref (folder);
  g_set_object (&loading->options, options);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, bal_caseload_load_async);
  bal_task_run (task, load_work, loading, loading_free);
}

/**
 * bal_caseload_load_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Finishes what [func@Balanced.Caseload.load_async] began.
 *
 * Returns: (transfer full): the caseload, or %NULL with an error of [func@Balanced.Caseload.load],
 *   or %G_IO_ERROR_CANCELLED
 *
 * Since: 0.1
 */
BalCaseload *
bal_caseload_load_finish (GAsyncResult *result, GError **error)
{
  return bal_task_finish (result, NULL, bal_caseload_load_async, error);
}

/**
 * bal_caseload_get_n_children: (get-property n-children)
 * @self: a caseload
 *
 * Gets the number of children, with or without episodes.
 *
 * Returns: the number of children
 *
 * Since: 0.1
 */
guint
bal_caseload_get_n_children (BalCaseload *self)
{
  g_autoptr (BalGrowth) growth = NULL;

  g_return_val_if_fail (BAL_IS_CASELOAD (self), 0);

  growth = ref_plain_growth (self);
  return growth != NULL ? bal_growth_get_n_ids (growth) : get_store (self)->n_children;
}

/**
 * bal_caseload_get_n_episodes: (get-property n-episodes)
 * @self: a caseload
 *
 * Gets the number of episodes that were kept.
 *
 * Returns: the number of episodes
 *
 * Since: 0.1
 */
guint64
bal_caseload_get_n_episodes (BalCaseload *self)
{
  g_autoptr (BalGrowth) growth = NULL;

  g_return_val_if_fail (BAL_IS_CASELOAD (self), 0);

  growth = bal_caseload_ref_growth (self);
  return growth != NULL ? growth->n_rows : get_store (self)->episodes.n_rows;
}

/**
 * bal_caseload_get_synthetic: (get-property synthetic)
 * @self: a caseload
 *
 * Gets whether the children were made up.
 *
 * Returns: whether the source of every row is `synthetic`
 *
 * Since: 0.1
 */
gboolean
bal_caseload_get_synthetic (BalCaseload *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD (self), FALSE);

  return get_store (self)->synthetic;
}

/**
 * bal_caseload_get_digest: (get-property digest)
 * @self: a caseload
 *
 * Gets 32 hexadecimal digits that change with what the caseload holds.
 *
 * Returns: the digest
 *
 * Since: 0.1
 */
const char *
bal_caseload_get_digest (BalCaseload *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD (self), NULL);

  return get_store (self)->digest;
}

/**
 * bal_caseload_get_findings: (get-property findings)
 * @self: a caseload
 *
 * Gets what was noticed about the rows.
 *
 * Returns: (transfer none): the findings
 *
 * Since: 0.1
 */
BalFindings *
bal_caseload_get_findings (BalCaseload *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD (self), NULL);

  get_store (self);
  return self->joined_findings != NULL ? self->joined_findings : self->findings;
}

/**
 * bal_caseload_get_reconciliation: (get-property reconciliation)
 * @self: a caseload
 *
 * Gets the table of rows read, kept and rejected.
 *
 * Returns: (transfer none): the table `reconciliation`
 *
 * Since: 0.1
 */
BalTable *
bal_caseload_get_reconciliation (BalCaseload *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD (self), NULL);

  return self->reconciliation;
}

/**
 * bal_caseload_get_framework: (get-property framework)
 * @self: a caseload
 *
 * Gets the vocabulary of the codes.
 *
 * Returns: (transfer none): the framework
 *
 * Since: 0.1
 */
BalFramework *
bal_caseload_get_framework (BalCaseload *self)
{
  g_autoptr (BalGrowth) growth = NULL;

  g_return_val_if_fail (BAL_IS_CASELOAD (self), NULL);

  growth = bal_caseload_ref_growth (self);
  return growth != NULL ? growth->base->framework : get_store (self)->framework;
}

/**
 * bal_caseload_get_child_id:
 * @self: a caseload
 * @child: the number of a child
 *
 * Gets the identifier of a child.
 *
 * Where sources are not linked, children of different sources can have the same.
 *
 * Returns: (nullable): the identifier, or %NULL where there is no such child
 *
 * Since: 0.1
 */
const char *
bal_caseload_get_child_id (BalCaseload *self, guint child)
{
  g_return_val_if_fail (BAL_IS_CASELOAD (self), NULL);

  if (child >= get_store (self)->n_children)
    return NULL;
  return get_store (self)->ids[bal_store_get_child_id (get_store (self), child)];
}

/**
 * bal_caseload_lookup_child:
 * @self: a caseload
 * @id: the identifier of a child
 * @child: (out): the number of the child
 *
 * Finds a child by its identifier.
 *
 * Where sources are not linked, the first child that has it.
 *
 * Returns: whether there is such a child
 *
 * Since: 0.1
 */
gboolean
bal_caseload_lookup_child (BalCaseload *self, const char *id, guint *child)
{
  g_autoptr (BalGrowth) growth = NULL;
  const BalStore *store;
  guint index;

  g_return_val_if_fail (BAL_IS_CASELOAD (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (child != NULL, FALSE);

  *child = 0;
  growth = ref_plain_growth (self);
  if (growth != NULL)
    return bal_growth_lookup_id (growth, id, child);
  store = get_store (self);
  if (!bal_store_lookup_id (store, id, &index))
    return FALSE;
  *child = store->id_first_child != NULL ? store->id_first_child[index] : index;
  return TRUE;
}

/**
 * bal_caseload_get_journey:
 * @self: a caseload
 * @child: the number of a child
 *
 * Gets the episodes of one child.
 *
 * Returns: (transfer full) (nullable): the journey, or %NULL where there is no such child
 *
 * Since: 0.1
 */
BalJourney *
bal_caseload_get_journey (BalCaseload *self, guint child)
{
  g_autoptr (BalGrowth) growth = NULL;
  guint32 base_id = G_MAXUINT32;

  g_return_val_if_fail (BAL_IS_CASELOAD (self), NULL);

  if (child >= bal_caseload_get_n_children (self))
    return NULL;
  growth = ref_plain_growth (self);
  if (growth != NULL && !growth->base->separate)
    bal_growth_get_id (growth, child, &base_id);
  return base_id != G_MAXUINT32 ? bal_journey_new_for_child (growth->base, base_id)
                                : bal_journey_new_for_child (get_store (self), child);
}

/**
 * bal_caseload_to_table:
 * @self: a caseload
 * @name: `episodes`, `children`, `needs`, `statuses` or `pauses`
 * @error: return location for an error
 *
 * Gives the rows of one kind as a table, in the order of the caseload.
 *
 * Columns that no row has a value in are left out. In `children` every identifier has a row. Such
 * a table is as confidential as what was read.
 *
 * Returns: (transfer full): the table
 *
 * Since: 0.1
 */
BalTable *
bal_caseload_to_table (BalCaseload *self, const char *name, GError **error)
{
  BalCaseloadFile file;

  g_return_val_if_fail (BAL_IS_CASELOAD (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!bal_caseload_schema_lookup_file (name, &file) || file == BAL_CASELOAD_FILE_LINKS)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
                   "Making a table of a caseload: there is no table “%s”",
                   name != NULL ? name : "");
      return NULL;
    }
  if (file == BAL_CASELOAD_FILE_PAUSES)
    return bal_caseload_table_new_pauses (get_store (self));
  return bal_caseload_table_new (get_store (self), file, error);
}

const BalStore *
bal_caseload_get_store (BalCaseload *self)
{
  return get_store (self);
}

const BalEpisodes *
bal_caseload_get_episodes (BalCaseload *self)
{
  return &get_store (self)->episodes;
}

const guint32 *
bal_caseload_get_child_first (BalCaseload *self, guint *n_children)
{
  if (n_children != NULL)
    *n_children = get_store (self)->n_children;
  return get_store (self)->child_first;
}

const char *const *
bal_caseload_get_names (BalCaseload *self, BalField field, guint *n_names)
{
  const BalNames *names = get_store (self)->records[BAL_CASELOAD_FILE_EPISODES].names[field];

  *n_names = names != NULL ? names->n_names : 0;
  return names != NULL ? names->names : NULL;
}

static guint16
get_child_day (BalCaseload *self, BalField field, guint child)
{
  const guint16 *days = get_store (self)->records[BAL_CASELOAD_FILE_CHILDREN].columns[field];

  return days != NULL ? days[bal_store_get_child_id (get_store (self), child)]
                      : BAL_EPISODES_NO_DAY;
}

guint16
bal_caseload_get_observed_from (BalCaseload *self, guint child)
{
  return get_child_day (self, BAL_FIELD_OBSERVED_FROM, child);
}

guint16
bal_caseload_get_observed_to (BalCaseload *self, guint child)
{
  return get_child_day (self, BAL_FIELD_OBSERVED_TO, child);
}
