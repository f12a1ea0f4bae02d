/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-synthesiser.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/base/bal-day16-private.h"
#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/caseload/bal-caseload-reader-private.h"
#include "libbalanced/caseload/bal-synthetic-rows-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-task-private.h"

/**
 * BalSynthesiser:
 *
 * Makes caseloads of children who do not exist.
 *
 * For demonstrations, tests and measurements: a plan says which agencies there are and which
 * groups of children, and a seed decides the rest. The same plan, seed and version of the format
 * give the same rows on every machine. The figures are invented; a few children have very many
 * episodes and most have few, as in real collections.
 *
 * Everything that is made says that it is synthetic: the source of every episode is `synthetic`,
 * the identifier of every child begins with `SYN`, and [property@Balanced.Caseload:synthetic] is
 * set, also after the files have been written and read again.
 *
 * ```c
 * g_autoptr (BalSynthesiser) synthesiser = bal_synthesiser_new ();
 * g_autoptr (BalCaseload) caseload = NULL;
 *
 * bal_synthesiser_set_n_children (synthesiser, 1000);
 * caseload = bal_synthesiser_run (synthesiser, NULL, &error);
 * ```
 * ```python
 * caseload = Balanced.Synthesiser(n_children=1000).run()
 * ```
 *
 * Errors are in the domains of [error@Balanced.DocumentError] (the plan),
 * [error@Balanced.CaseloadError] and [error@Gio.IOErrorEnum].
 *
 * Thread safety: a synthesiser belongs to one thread at a time.
 *
 * Features: P8.
 *
 * Since: 0.1
 */

/* How often a stop is looked for, in rows. */
#define ROWS_BETWEEN_CHECKS 65536

static const struct
{
  BalCaseloadFile file;
  const char *name;
} FILES[] = {
  { BAL_CASELOAD_FILE_EPISODES, "episodes" }, /* first: it decides how many children there are */
  { BAL_CASELOAD_FILE_CHILDREN, "children" },
  { BAL_CASELOAD_FILE_NEEDS, "needs" },
  { BAL_CASELOAD_FILE_STATUSES, "statuses" },
};

struct _BalSynthesiser
{
  GObject parent_instance;

  BalSyntheticPlan *plan; /* owned */
  guint64 seed;           /* the plan's, until another is set */
  gint32 as_at;           /* likewise */
  guint n_children;       /* 0 = as the plan says */
  guint64 n_episodes;     /* 0 = as many as the children have */
};

G_DEFINE_FINAL_TYPE (BalSynthesiser, bal_synthesiser, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SEED,
  PROP_AS_AT,
  PROP_N_CHILDREN,
  PROP_N_EPISODES,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
bal_synthesiser_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalSynthesiser *self = BAL_SYNTHESISER (object);

  switch (id)
    {
    case PROP_SEED:
      g_value_set_uint64 (value, bal_synthesiser_get_seed (self));
      break;
    case PROP_AS_AT:
      g_value_set_int (value, bal_synthesiser_get_as_at (self));
      break;
    case PROP_N_CHILDREN:
      g_value_set_uint (value, bal_synthesiser_get_n_children (self));
      break;
    case PROP_N_EPISODES:
      g_value_set_uint64 (value, bal_synthesiser_get_n_episodes (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_synthesiser_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalSynthesiser *self = BAL_SYNTHESISER (object);

  switch (id)
    {
    case PROP_SEED:
      bal_synthesiser_set_seed (self, g_value_get_uint64 (value));
      break;
    case PROP_AS_AT:
      bal_synthesiser_set_as_at (self, g_value_get_int (value));
      break;
    case PROP_N_CHILDREN:
      bal_synthesiser_set_n_children (self, g_value_get_uint (value));
      break;
    case PROP_N_EPISODES:
      bal_synthesiser_set_n_episodes (self, g_value_get_uint64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_synthesiser_finalize (GObject *object)
{
  BalSynthesiser *self = BAL_SYNTHESISER (object);

  g_clear_pointer (&self->plan, bal_synthetic_plan_free);
  G_OBJECT_CLASS (bal_synthesiser_parent_class)->finalize (object);
}

static void
bal_synthesiser_class_init (BalSynthesiserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bal_synthesiser_get_property;
  object_class->set_property = bal_synthesiser_set_property;
  object_class->finalize = bal_synthesiser_finalize;

  /**
   * BalSynthesiser:seed:
   *
   * The number that decides everything that the plan leaves open.
   *
   * Since: 0.1
   */
  props[PROP_SEED] = g_param_spec_uint64 ("seed", NULL, NULL, 0, G_MAXUINT64, 1, flags);

  /**
   * BalSynthesiser:as-at:
   *
   * The last observed day, in days since 1970-01-01.
   *
   * Since: 0.1
   */
  props[PROP_AS_AT] = g_param_spec_int ("as-at", NULL, NULL, G_MININT32, G_MAXINT32, 20331, flags);

  /**
   * BalSynthesiser:n-children:
   *
   * How many children, shared out among the groups of the plan in its proportions; 0 for as many
   * as the plan says.
   *
   * Since: 0.1
   */
  props[PROP_N_CHILDREN] = g_param_spec_uint ("n-children", NULL, NULL, 0, 100000000, 0, flags);

  /**
   * BalSynthesiser:n-episodes:
   *
   * How many episodes, to the one, whatever the number of children; 0 for as many as the children
   * have.
   *
   * Since: 0.1
   */
  props[PROP_N_EPISODES] = g_param_spec_uint64 ("n-episodes", NULL, NULL, 0, G_MAXUINT32, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
take_plan (BalSynthesiser *self, BalSyntheticPlan *plan)
{
  g_clear_pointer (&self->plan, bal_synthetic_plan_free);
  self->plan = plan;
  self->seed = plan->world.seed;
  self->as_at = plan->world.as_at;
}

static void
bal_synthesiser_init (BalSynthesiser *self)
{
  take_plan (self, bal_synthetic_plan_new_default ());
}

/**
 * bal_synthesiser_new:
 *
 * Makes a synthesiser with the plan that comes with the library: ten thousand children in an area
 * of middling size.
 *
 * Returns: (transfer full): the synthesiser
 *
 * Since: 0.1
 */
BalSynthesiser *
bal_synthesiser_new (void)
{
  return g_object_new (BAL_TYPE_SYNTHESISER, NULL);
}

/**
 * bal_synthesiser_load:
 * @plan: a plan, a JSON document
 * @cancellable: (nullable): stops the reading
 * @error: return location for an error
 *
 * Makes a synthesiser with a plan of your own.
 *
 * Returns: (transfer full): the synthesiser
 *
 * Since: 0.1
 */
BalSynthesiser *
bal_synthesiser_load (GFile *plan, GCancellable *cancellable, GError **error)
{
  g_autoptr (BalSynthesiser) self = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  BalSyntheticPlan *read;

  g_return_val_if_fail (G_IS_FILE (plan), NULL);

  name = g_file_get_basename (plan);
  bytes = g_file_load_bytes (plan, cancellable, NULL, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, "Reading “%s”: ", name);
      return NULL;
    }
  read = bal_synthetic_plan_new_from_bytes (bytes, name, error);
  if (read == NULL)
    return NULL;
  self = bal_synthesiser_new ();
  take_plan (self, read);
  return g_steal_pointer (&self);
}

/**
 * bal_synthesiser_get_seed:
 * @self: a synthesiser
 *
 * Gets the number that decides everything that the plan leaves open.
 *
 * Returns: the seed
 *
 * Since: 0.1
 */
guint64
bal_synthesiser_get_seed (BalSynthesiser *self)
{
  g_return_val_if_fail (BAL_IS_SYNTHESISER (self), 0);

  return self->seed;
}

/**
 * bal_synthesiser_set_seed:
 * @self: a synthesiser
 * @seed: any number
 *
 * Sets the number that decides everything that the plan leaves open.
 *
 * Since: 0.1
 */
void
bal_synthesiser_set_seed (BalSynthesiser *self, guint64 seed)
{
  g_return_if_fail (BAL_IS_SYNTHESISER (self));

  if (self->seed == seed)
    return;
  self->seed = seed;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEED]);
}

/**
 * bal_synthesiser_get_as_at:
 * @self: a synthesiser
 *
 * Gets the last observed day.
 *
 * Returns: days since 1970-01-01
 *
 * Since: 0.1
 */
gint32
bal_synthesiser_get_as_at (BalSynthesiser *self)
{
  g_return_val_if_fail (BAL_IS_SYNTHESISER (self), 0);

  return self->as_at;
}

/**
 * bal_synthesiser_set_as_at:
 * @self: a synthesiser
 * @as_at: days since 1970-01-01
 *
 * Sets the last observed day.
 *
 * The first one moves with it, so that the plan's children are observed for as long as before.
 *
 * Since: 0.1
 */
void
bal_synthesiser_set_as_at (BalSynthesiser *self, gint32 as_at)
{
  g_return_if_fail (BAL_IS_SYNTHESISER (self));

  if (self->as_at == as_at)
    return;
  self->as_at = as_at;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AS_AT]);
}

/**
 * bal_synthesiser_get_n_children:
 * @self: a synthesiser
 *
 * Gets how many children were asked for.
 *
 * Returns: a number, or 0 for as many as the plan says
 *
 * Since: 0.1
 */
guint
bal_synthesiser_get_n_children (BalSynthesiser *self)
{
  g_return_val_if_fail (BAL_IS_SYNTHESISER (self), 0);

  return self->n_children;
}

/**
 * bal_synthesiser_set_n_children:
 * @self: a synthesiser
 * @n_children: how many children, or 0 for as many as the plan says
 *
 * Sets how many children to make.
 *
 * Since: 0.1
 */
void
bal_synthesiser_set_n_children (BalSynthesiser *self, guint n_children)
{
  g_return_if_fail (BAL_IS_SYNTHESISER (self));

  if (self->n_children == n_children)
    return;
  self->n_children = n_children;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_CHILDREN]);
}

/**
 * bal_synthesiser_get_n_episodes:
 * @self: a synthesiser
 *
 * Gets how many episodes were asked for.
 *
 * Returns: a number, or 0 for as many as the children have
 *
 * Since: 0.1
 */
guint64
bal_synthesiser_get_n_episodes (BalSynthesiser *self)
{
  g_return_val_if_fail (BAL_IS_SYNTHESISER (self), 0);

  return self->n_episodes;
}

/**
 * bal_synthesiser_set_n_episodes:
 * @self: a synthesiser
 * @n_episodes: how many episodes, or 0 for as many as the children have
 *
 * Sets how many episodes to make, to the one.
 *
 * Then the number of children follows from it, and the last child may have fewer than it would.
 *
 * Since: 0.1
 */
void
bal_synthesiser_set_n_episodes (BalSynthesiser *self, guint64 n_episodes)
{
  g_return_if_fail (BAL_IS_SYNTHESISER (self));

  if (self->n_episodes == n_episodes)
    return;
  self->n_episodes = n_episodes;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_EPISODES]);
}

/* The plan's world with the seed and the as-at date that were set, and the sizes of its groups. */
static BalSyntheticRows *
prepare (BalSynthesiser *self, GError **error)
{
  BalSyntheticWorld world = self->plan->world;
  gint64 from = (gint64) world.from + self->as_at - world.as_at;

  if (from < bal_day16_to_day (0) || self->as_at > bal_day16_to_day (BAL_DAY16_NONE - 1))
    {
      g_set_error_literal (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_BAD_OPTION,
                           "Making a synthetic caseload: its days would not lie between "
                           "1900-01-01 and 2079-06-05");
      return NULL;
    }
  world.seed = self->seed;
  world.from = (gint32) from;
  world.as_at = self->as_at;
  bal_synthetic_plan_scale (self->plan, self->n_children);
  return bal_synthetic_rows_new (self->plan, &world);
}

typedef struct
{
  GCancellable *cancellable; /* borrowed, nullable */
  guint n_rows;

  BalIntake *intake; /* borrowed; for staging */

  GOutputStream *stream; /* borrowed; for files */
  GString *text;         /* owned; what has not been written yet */
  guint n_columns;
} Sink;

static gboolean
is_stopped (Sink *self, GError **error)
{
  return ++self->n_rows % ROWS_BETWEEN_CHECKS == 0 &&
         g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
stage_row (BalCaseloadFile file, const BalCell *cells, gpointer user_data, GError **error)
{
  Sink *self = user_data;

  return !is_stopped (self, error) && bal_intake_add_row (self->intake, cells, error);
}

/**
 * bal_synthesiser_run:
 * @self: a synthesiser
 * @cancellable: (nullable): stops the work
 * @error: return location for an error
 *
 * Makes a caseload.
 *
 * Returns: (transfer full): the caseload
 *
 * Since: 0.1
 */
BalCaseload *
bal_synthesiser_run (BalSynthesiser *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BalSyntheticRows) rows = NULL;
  g_autoptr (BalCaseloadReader) reader = NULL;
  BalIntake *intake;
  Sink sink = { .cancellable = cancellable };

  g_return_val_if_fail (BAL_IS_SYNTHESISER (self), NULL);

  rows = prepare (self, error);
  if (rows == NULL)
    return NULL;
  reader = bal_caseload_reader_new (NULL);
  intake = bal_caseload_reader_get_intake (reader, error);
  if (intake == NULL)
    return NULL;
  sink.intake = intake;
  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    {
      guint n_columns;
      const char *const *columns = bal_synthetic_rows_get_columns (FILES[i].file, &n_columns);

      if (!bal_intake_begin (intake, FILES[i].file, FILES[i].name, columns, n_columns, error) ||
          !bal_synthetic_rows_emit (rows, FILES[i].file, self->n_episodes, stage_row, &sink, error))
        return NULL;
      bal_intake_end_file (intake);
    }
  return bal_caseload_reader_end (reader, error);
}

static BalSynthesiser *
copy (BalSynthesiser *self)
{
  BalSynthesiser *other = bal_synthesiser_new ();

  take_plan (other, bal_synthetic_plan_copy (self->plan));
  other->seed = self->seed;
  other->as_at = self->as_at;
  other->n_children = self->n_children;
  other->n_episodes = self->n_episodes;

  return other;
}

static gpointer
run_work (gpointer source, gpointer synthesiser, GCancellable *cancellable, GError **error)
{
  return bal_synthesiser_run (synthesiser, cancellable, error);
}

/**
 * bal_synthesiser_run_async:
 * @self: a synthesiser
 * @cancellable: (nullable): stops the work
 * @callback: (scope async) (nullable): called when it is done, in the thread-default main context
 * of this thread
 * @user_data: for @callback
 *
 * Makes a caseload on a thread of its own.
 *
 * It is [method@Balanced.Synthesiser.run] for programs that must not wait. What was set before the
 * call holds for it: the synthesiser may be changed, and run again, while the work goes on. Finish
 * it with [method@Balanced.Synthesiser.run_finish].
 *
 * Since: 0.1
 */
void
bal_synthesiser_run_async (BalSynthesiser *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (BAL_IS_SYNTHESISER (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bal_synthesiser_run_async);
  bal_task_run (task, run_work, copy (self), g_object_unref);
}

/**
 * bal_synthesiser_run_finish:
 * @self: a synthesiser
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Finishes what [method@Balanced.Synthesiser.run_async] began.
 *
 * Returns: (transfer full): the caseload, or %NULL with an error of
 *   [method@Balanced.Synthesiser.run], or %G_IO_ERROR_CANCELLED
 *
 * Since: 0.1
 */
BalCaseload *
bal_synthesiser_run_finish (BalSynthesiser *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BAL_IS_SYNTHESISER (self), NULL);

  return bal_task_finish (result, self, bal_synthesiser_run_async, error);
}

#define FLUSH_SIZE (1 << 20)

static gboolean
flush (Sink *self, GError **error)
{
  gboolean written = g_output_stream_write_all (self->stream, self->text->str, self->text->len,
                                                NULL, self->cancellable, error);

  g_string_truncate (self->text, 0);
  return written;
}

static gboolean
write_row (BalCaseloadFile file, const BalCell *cells, gpointer user_data, GError **error)
{
  Sink *self = user_data;
  char day[16];

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (self->text, ',');
      if (cells[i].kind == BAL_CELL_TEXT)
        g_string_append_len (self->text, cells[i].text, cells[i].length);
      else if (cells[i].kind == BAL_CELL_INTEGER)
        g_string_append_printf (self->text, "%" G_GINT64_FORMAT, cells[i].integer);
      else if (cells[i].kind == BAL_CELL_DAY)
        g_string_append_len (self->text, day, bal_day_write (cells[i].day, day));
    }
  g_string_append_c (self->text, '\n');
  return !is_stopped (self, error) && (self->text->len < FLUSH_SIZE || flush (self, error));
}

static gboolean
save_file (BalSynthesiser *self,
           BalSyntheticRows *rows,
           guint number,
           GFile *folder,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *name = g_strconcat (FILES[number].name, ".csv", NULL);
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  g_autoptr (GFileOutputStream) stream =
    g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  g_autoptr (GString) text = g_string_sized_new (FLUSH_SIZE + 4096);
  Sink sink = { .cancellable = cancellable, .stream = G_OUTPUT_STREAM (stream), .text = text };
  const char *const *columns = bal_synthetic_rows_get_columns (FILES[number].file, &sink.n_columns);

  if (stream == NULL)
    return FALSE;
  for (guint i = 0; i < sink.n_columns; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", columns[i]);
  g_string_append_c (text, '\n');
  return bal_synthetic_rows_emit (rows, FILES[number].file, self->n_episodes, write_row, &sink,
                                  error) &&
         flush (&sink, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

/**
 * bal_synthesiser_save:
 * @self: a synthesiser
 * @folder: where to; it is made when it does not exist
 * @cancellable: (nullable): stops the work
 * @error: return location for an error
 *
 * Writes `children.csv`, `episodes.csv`, `needs.csv` and `statuses.csv`, which replace files of
 * these names.
 *
 * Reading them gives the caseload of [method@Balanced.Synthesiser.run].
 *
 * Returns: whether all was written
 *
 * Since: 0.1
 */
gboolean
bal_synthesiser_save (BalSynthesiser *self,
                      GFile *folder,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (BalSyntheticRows) rows = NULL;
  g_autoptr (GError) made = NULL;

  g_return_val_if_fail (BAL_IS_SYNTHESISER (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (folder), FALSE);

  rows = prepare (self, error);
  if (rows == NULL)
    return FALSE;
  if (!g_file_make_directory_with_parents (folder, cancellable, &made) &&
      !g_error_matches (made, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&made));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    if (!save_file (self, rows, i, folder, cancellable, error))
      return FALSE;
  return TRUE;
}
