/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-provision.h"
#include "libbalanced/base/bal-graph-private.h"

/* Who works with whom, as far as the document says: roles and agencies on one side, units and
 * outcomes on the other. A unit or an outcome of which nobody is stated is in no share. */

typedef enum
{
  KIND_ROLE,
  KIND_AGENCY,
  N_KINDS,
} Kind;

typedef enum
{
  OBJECT_UNIT,
  OBJECT_OUTCOME,
  N_OBJECTS,
} Object;

static const char *const kind_words[] = { "role", "agency" };
static const char *const object_words[] = { "unit", "outcome" };

enum
{
  KIND,
  PARTY,
  UNITS,
  UNITS_ALONE,
  OUTCOMES,
  OUTCOMES_ALONE,
  PARTNERS,
  GROUP,
  PIECES,
};

static const BalTableColumn columns[] = {
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "party", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "units_alone", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "outcomes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "outcomes" },
  { "outcomes_alone", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "outcomes" },
  { "partners", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "parties" },
  { "group", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "pieces_without", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "pieces" },
};

enum
{
  SHARE_KIND,
  SHARE_OBJECT,
  SHARE_TOTAL,
  SHARE_STATED,
  SHARE_SHARED,
  SHARE_SHARE,
};

static const BalTableColumn share_columns[] = {
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "of", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "total", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "shared", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

/* The network of one kind. Units come first among the objects, then outcomes. */
typedef struct
{
  BalAreaChecking *checking;
  Kind kind;
  GPtrArray *parties;  /* owned: codes, borrowed */
  GHashTable *numbers; /* owned: code of a party -> its number from 1 */
  GHashTable *objects; /* owned: unit or outcome -> its number from 1 */
  GHashTable *links;   /* owned: party << 32 | object, as gint64, owned */
  GArray *from;        /* owned: parties by link */
  GArray *to;          /* owned: objects by link */
  guint n_of[N_OBJECTS];
} Network;

static void
network_clear (Network *self)
{
  g_ptr_array_unref (self->parties);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->objects);
  g_hash_table_unref (self->links);
  g_array_unref (self->from);
  g_array_unref (self->to);
}

/* A role that goes by an alias is the same; what names nothing is no party. */
static const char *
get_party (Network *self, const char *code)
{
  BalArea *area = self->checking->area;
  BalItem *agency = NULL;
  BalRole *role = NULL;

  if (code == NULL)
    return NULL;
  if (self->kind == KIND_ROLE)
    {
      role = bal_framework_lookup_role (bal_area_get_framework (area), code);
      return role != NULL ? bal_role_get_code (role) : NULL;
    }
  agency = bal_area_lookup (area, "agencies", code);

  return agency != NULL ? bal_item_get_text (agency, "code") : NULL;
}

static void
add_link (Network *self, gpointer object, const char *code)
{
  const guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->objects, object));
  const char *party = get_party (self, code);
  guint from = party != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, party)) : 0;
  gint64 key = 0;

  if (number == 0 || party == NULL)
    return;
  if (from == 0)
    {
      g_ptr_array_add (self->parties, (gpointer) party);
      from = self->parties->len;
      g_hash_table_insert (self->numbers, (gpointer) party, GUINT_TO_POINTER (from));
    }
  key = (gint64) from << 32 | number;
  if (g_hash_table_contains (self->links, &key))
    return;
  g_hash_table_add (self->links, g_memdup2 (&key, sizeof key));
  from--;
  g_array_append_val (self->from, from);
  g_array_append_vals (self->to, &(guint){ number - 1 }, 1);
}

static void
add_object (Network *self, Object object, gpointer item)
{
  if (g_hash_table_contains (self->objects, item))
    return;
  g_hash_table_insert (self->objects, item,
                       GUINT_TO_POINTER (g_hash_table_size (self->objects) + 1));
  self->n_of[object]++;
}

static gboolean
is_offered (BalItem *unit)
{
  const int status = bal_item_get_enum (unit, "status");

  return !bal_item_get_boolean (unit, "gap") && status != BAL_PROVISION_STATUS_PLANNED &&
         status != BAL_PROVISION_STATUS_ENDED;
}

static GListModel *
get_solutions (BalAreaChecking *self)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "integrated_solution");

  return section != NULL ? bal_item_get_items (section, "solutions") : NULL;
}

static BalOutcome *
get_outcome (BalAreaChecking *self, BalItem *solution)
{
  const char *code = bal_item_get_text (solution, "outcome");

  return code != NULL ? bal_framework_lookup_outcome (bal_area_get_framework (self->area), code)
                      : NULL;
}

static void
add_objects (Network *self)
{
  GListModel *units = bal_area_checking_get_list (self->checking, "provisions");
  GListModel *solutions = get_solutions (self->checking);

  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    if (is_offered (bal_item_peek (units, i)))
      add_object (self, OBJECT_UNIT, bal_item_peek (units, i));
  for (guint i = 0; solutions != NULL && i < g_list_model_get_n_items (solutions); i++)
    {
      BalOutcome *outcome = get_outcome (self->checking, bal_item_peek (solutions, i));

      if (outcome != NULL)
        add_object (self, OBJECT_OUTCOME, outcome);
    }
}

static void
link_units (Network *self)
{
  GListModel *units = bal_area_checking_get_list (self->checking, "provisions");

  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      BalItem *unit = bal_item_peek (units, i);
      const char *const *roles = bal_item_get_texts (unit, "roles");

      if (self->kind == KIND_AGENCY)
        add_link (self, unit, bal_item_get_text (unit, "agency"));
      for (guint j = 0; self->kind == KIND_ROLE && roles[j] != NULL; j++)
        add_link (self, unit, roles[j]);
    }
}

/* Who contributes to an outcome also carries the units with which it does so. */
static void
link_contributions (Network *self, BalItem *solution)
{
  GListModel *contributions = bal_item_get_items (solution, "contributions");
  BalOutcome *outcome = get_outcome (self->checking, solution);

  for (guint i = 0; i < g_list_model_get_n_items (contributions); i++)
    {
      BalItem *contribution = bal_item_peek (contributions, i);
      const char *const *units = bal_item_get_texts (contribution, "provisions");
      const char *party = bal_item_get_text (contribution, kind_words[self->kind]);

      if (outcome != NULL)
        add_link (self, outcome, party);
      for (guint j = 0; units[j] != NULL; j++)
        {
          BalItem *unit = bal_area_lookup (self->checking->area, "provisions", units[j]);

          if (unit != NULL)
            add_link (self, unit, party);
        }
    }
}

static void
network_init (Network *self, BalAreaChecking *checking, Kind kind)
{
  GListModel *solutions = get_solutions (checking);

  self->checking = checking;
  self->kind = kind;
  self->parties = g_ptr_array_new ();
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->objects = g_hash_table_new (NULL, NULL);
  self->links = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->from = g_array_new (FALSE, FALSE, sizeof (guint));
  self->to = g_array_new (FALSE, FALSE, sizeof (guint));
  add_objects (self);
  link_units (self);
  for (guint i = 0; solutions != NULL && i < g_list_model_get_n_items (solutions); i++)
    link_contributions (self, bal_item_peek (solutions, i));
}

/* What the network of one kind says of each party. */
typedef struct
{
  guint *n_parties;          /* by object */
  guint *n_of[N_OBJECTS];    /* by party */
  guint *n_alone[N_OBJECTS]; /* by party */
  guint *n_partners;         /* by party */
  guint *groups;             /* by party: who hang together have one number */
  guint *pieces;             /* by party, of what it shares with others */
  guint n_groups;
  guint n_shared; /* links to objects of more than one party */
} Reading;

static void
reading_clear (Reading *reading)
{
  g_free (reading->n_parties);
  for (guint i = 0; i < N_OBJECTS; i++)
    {
      g_free (reading->n_of[i]);
      g_free (reading->n_alone[i]);
    }
  g_free (reading->n_partners);
  g_free (reading->groups);
  g_free (reading->pieces);
}

/* What one party carries alone would be a piece of its own without it, and is counted elsewhere. */
static void
find_pieces (const Network *self, Reading *reading)
{
  const guint n_parties = self->parties->len;
  const guint n_nodes = n_parties + g_hash_table_size (self->objects);
  g_autofree guint *from = g_new0 (guint, (gsize) self->from->len + 1);
  g_autofree guint *to = g_new0 (guint, (gsize) self->from->len + 1);
  g_autoptr (BalGraph) graph = NULL;
  guint n_edges = 0;

  for (guint i = 0; i < self->from->len; i++)
    {
      const guint object = g_array_index (self->to, guint, i);

      if (reading->n_parties[object] < 2)
        continue;
      reading->n_shared++;
      from[n_edges] = g_array_index (self->from, guint, i);
      to[n_edges++] = n_parties + object;
    }
  graph = bal_graph_new (n_nodes, from, to, n_edges);
  reading->groups = g_new0 (guint, (gsize) n_nodes + 1);
  reading->pieces = g_new0 (guint, (gsize) n_nodes + 1);
  bal_graph_find_pieces (graph, reading->groups, reading->pieces);
  for (guint i = 0; i < n_parties; i++)
    reading->n_groups = MAX (reading->n_groups, reading->groups[i]);
  for (guint i = 0; i < n_parties; i++)
    {
      g_autoptr (GHashTable) partners = g_hash_table_new (NULL, NULL);

      for (guint j = graph->first_out[i]; j < graph->first_out[i + 1]; j++)
        {
          const guint object = graph->to[graph->out[j]];

          for (guint k = graph->first_in[object]; k < graph->first_in[object + 1]; k++)
            g_hash_table_add (partners, GUINT_TO_POINTER (graph->from[graph->in[k]] + 1));
        }
      reading->n_partners[i] = MAX (g_hash_table_size (partners), 1) - 1;
    }
}

static Object
get_kind_of_object (const Network *self, guint object)
{
  return object < self->n_of[OBJECT_UNIT] ? OBJECT_UNIT : OBJECT_OUTCOME;
}

static void
reading_init (Reading *reading, const Network *self)
{
  const gsize n_parties = (gsize) self->parties->len + 1;

  reading->n_parties = g_new0 (guint, (gsize) g_hash_table_size (self->objects) + 1);
  reading->n_partners = g_new0 (guint, n_parties);
  for (guint i = 0; i < N_OBJECTS; i++)
    {
      reading->n_of[i] = g_new0 (guint, n_parties);
      reading->n_alone[i] = g_new0 (guint, n_parties);
    }
  for (guint i = 0; i < self->to->len; i++)
    reading->n_parties[g_array_index (self->to, guint, i)]++;
  for (guint i = 0; i < self->to->len; i++)
    {
      const guint party = g_array_index (self->from, guint, i);
      const guint object = g_array_index (self->to, guint, i);
      const Object kind = get_kind_of_object (self, object);

      reading->n_of[kind][party]++;
      reading->n_alone[kind][party] += reading->n_parties[object] == 1;
    }
  find_pieces (self, reading);
}

/* Of a document without any outcomes (or units) nothing is known about who carries them. */
static void
append_carried (const Network *self,
                const Reading *reading,
                guint party,
                Object kind,
                BalTableBuilder *table,
                guint column)
{
  if (self->n_of[kind] == 0)
    {
      bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_AVAILABLE);
      bal_table_builder_append_state (table, column + 1, BAL_VALUE_STATE_NOT_AVAILABLE);
      return;
    }
  bal_table_builder_append_int (table, column, reading->n_of[kind][party]);
  bal_table_builder_append_int (table, column + 1, reading->n_alone[kind][party]);
}

static void
append_party (const Network *self, const Reading *reading, guint party, BalTableBuilder *table)
{
  bal_table_builder_append_text (table, KIND, kind_words[self->kind]);
  bal_table_builder_append_text (table, PARTY, g_ptr_array_index (self->parties, party));
  append_carried (self, reading, party, OBJECT_UNIT, table, UNITS);
  append_carried (self, reading, party, OBJECT_OUTCOME, table, OUTCOMES);
  bal_table_builder_append_int (table, PARTNERS, reading->n_partners[party]);
  bal_table_builder_append_int (table, GROUP, reading->groups[party]);
  bal_table_builder_append_int (table, PIECES, reading->pieces[party]);
}

static void
add_finding (const Network *self,
             const char *code,
             guint party,
             const BalFindingFigure *figures,
             guint n_figures)
{
  const char *name = g_ptr_array_index (self->parties, party);
  BalItem *agency = NULL;
  g_autofree char *subject = NULL;

  if (self->kind == KIND_AGENCY)
    agency = bal_area_lookup (self->checking->area, "agencies", name);
  if (agency != NULL)
    {
      bal_area_checking_add (self->checking, code, agency, NULL, figures, n_figures);
      return;
    }
  subject = g_strconcat ("/framework/roles/", name, NULL);
  bal_findings_builder_add (self->checking->findings, code, subject, NULL, figures, n_figures);
}

/* That a unit has one provider is how units are mostly written down: only of outcomes is an agency
 * alone worth saying. */
static void
check_party (const Network *self, const Reading *reading, guint party)
{
  const guint n_units = self->kind == KIND_ROLE ? reading->n_alone[OBJECT_UNIT][party] : 0;
  const guint n_outcomes = reading->n_alone[OBJECT_OUTCOME][party];
  const BalFindingFigure alone[] = { { "units", n_units }, { "outcomes", n_outcomes } };
  const BalFindingFigure pieces = { "pieces", reading->pieces[party] };

  if (n_units + n_outcomes > 0)
    add_finding (self, "collaboration-single-point", party, alone, G_N_ELEMENTS (alone));
  if (reading->pieces[party] > 1)
    add_finding (self, "collaboration-hinge", party, &pieces, 1);
}

static void
append_shares (const Network *self, const Reading *reading, BalTableBuilder *table)
{
  for (guint kind = 0, first = 0; kind < N_OBJECTS; first += self->n_of[kind], kind++)
    {
      guint n_stated = 0, n_shared = 0;

      for (guint i = first; i < first + self->n_of[kind]; i++)
        {
          n_stated += reading->n_parties[i] > 0;
          n_shared += reading->n_parties[i] > 1;
        }
      bal_table_builder_append_text (table, SHARE_KIND, kind_words[self->kind]);
      bal_table_builder_append_text (table, SHARE_OBJECT, object_words[kind]);
      bal_table_builder_append_int (table, SHARE_TOTAL, self->n_of[kind]);
      bal_table_builder_append_int (table, SHARE_STATED, n_stated);
      bal_table_builder_append_int (table, SHARE_SHARED, n_shared);
      if (n_stated > 0)
        bal_table_builder_append_double (table, SHARE_SHARE, (double) n_shared / n_stated);
      else
        bal_table_builder_append_state (table, SHARE_SHARE, BAL_VALUE_STATE_NOT_APPLICABLE);
    }
}

static void
read_network (BalAreaChecking *checking, Kind kind, BalTableBuilder *table, BalTableBuilder *shares)
{
  Network network = { 0 };
  Reading reading = { 0 };
  BalFindingFigure apart[] = { { "groups", 0.0 }, { "parties", 0.0 } };

  network_init (&network, checking, kind);
  reading_init (&reading, &network);
  for (guint i = 0; i < network.parties->len; i++)
    {
      append_party (&network, &reading, i, table);
      check_party (&network, &reading, i);
    }
  append_shares (&network, &reading, shares);
  apart[0].value = reading.n_groups;
  apart[1].value = network.parties->len;
  /* Where nothing is stated to be shared at all, it is not known. */
  if (reading.n_groups > 1 && reading.n_shared > 0)
    bal_findings_builder_add (checking->findings, "collaboration-apart",
                              kind == KIND_ROLE ? "/framework/roles" : "/agencies", NULL, apart,
                              G_N_ELEMENTS (apart));
  reading_clear (&reading);
  network_clear (&network);
}

void
bal_area_check_collaboration (BalAreaChecking *self)
{
  GListModel *units = bal_area_checking_get_list (self, "provisions");
  BalTableBuilder *table = NULL;
  BalTableBuilder *shares = NULL;

  if (g_list_model_get_n_items (units) == 0 && get_solutions (self) == NULL)
    return;

  table = bal_table_builder_new_with_columns ("collaboration", columns, G_N_ELEMENTS (columns));
  shares = bal_table_builder_new_with_columns ("collaboration_shares", share_columns,
                                               G_N_ELEMENTS (share_columns));
  for (guint i = 0; i < N_KINDS; i++)
    read_network (self, (Kind) i, table, shares);
  bal_area_checking_end_table (self, table);
  bal_area_checking_end_table (self, shares);
}
