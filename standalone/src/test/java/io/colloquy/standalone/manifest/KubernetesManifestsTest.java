package io.colloquy.standalone.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesManifestsTest {
    private static final String BASE = "k8s/base";
    private static final String LOCAL = "k8s/overlays/local";
    private static final Set<String> SERVICES =
            Set.of("gateway", "summary-service", "graph-service", "tracking-service");

    private static final Map<String, Manifests> RENDERED = new HashMap<>();

    @BeforeAll
    static void kubectlRendersThem() throws Exception {
        assumeTrue(Repository.has("kubectl"), "SKIPPED: kubectl is not installed, so k8s/ cannot be rendered here");
        for (String folder : List.of(BASE, LOCAL)) {
            RENDERED.put(folder, Manifests.parsed(Repository.run("kubectl", "kustomize", folder)));
        }
    }

    @Test
    void aMisspeltFieldIsAnError() {
        String yaml = "apiVersion: v1\nkind: Service\nspec:\n  sessionAfinity: None\n";

        assertThrows(UnrecognizedPropertyException.class, () -> Manifests.parsed(yaml));
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, LOCAL})
    void everyServiceHasADeploymentAServiceAnAccountAndABudget(String folder) {
        var manifests = RENDERED.get(folder);

        for (var kind : List.of(
                Deployment.class,
                Service.class,
                ServiceAccount.class,
                PodDisruptionBudget.class,
                NetworkPolicy.class)) {
            var names = manifests.of(kind).stream()
                    .map(it -> it.getMetadata().getName())
                    .toList();
            assertTrue(names.containsAll(SERVICES), kind.getSimpleName() + " " + names);
        }
        assertEquals(SERVICES.size(), manifests.of(Deployment.class).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, LOCAL})
    void everyPodRunsWithoutPrivileges(String folder) {
        for (PodSpec pod : pods(RENDERED.get(folder))) {
            assertTrue(pod.getSecurityContext().getRunAsNonRoot());
            assertTrue(pod.getSecurityContext().getRunAsUser() > 0);
            assertEquals(
                    "RuntimeDefault",
                    pod.getSecurityContext().getSeccompProfile().getType());
            assertFalse(pod.getAutomountServiceAccountToken());

            Container container = only(pod);
            assertTrue(container.getSecurityContext().getReadOnlyRootFilesystem());
            assertFalse(container.getSecurityContext().getAllowPrivilegeEscalation());
            assertEquals(
                    List.of("ALL"),
                    container.getSecurityContext().getCapabilities().getDrop());
            assertTrue(container.getVolumeMounts().stream()
                    .anyMatch(mount -> mount.getMountPath().equals("/tmp")));
            // Unbounded scratch space fills the node; in memory it would count against the limit.
            pod.getVolumes().stream().filter(it -> it.getEmptyDir() != null).forEach(volume -> {
                assertNotNull(volume.getEmptyDir().getSizeLimit(), volume.getName());
                assertNull(volume.getEmptyDir().getMedium(), volume.getName());
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, LOCAL})
    void everyServiceIsProbedOnItsManagementPortAndFitsIn256MiB(String folder) {
        for (Deployment deployment : RENDERED.get(folder).of(Deployment.class)) {
            Container container = only(deployment.getSpec().getTemplate().getSpec());

            assertProbe("/q/health/started", container.getStartupProbe());
            assertProbe("/q/health/live", container.getLivenessProbe());
            assertProbe("/q/health/ready", container.getReadinessProbe());
            var management = container.getPorts().stream()
                    .filter(port -> port.getName().equals("management"))
                    .findFirst();
            assertTrue(management.orElseThrow().getContainerPort() >= 9080);
            assertEquals(
                    new Quantity("256Mi"), container.getResources().getLimits().get("memory"));
            assertEquals(
                    new Quantity("256Mi"),
                    container.getResources().getRequests().get("memory"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, LOCAL})
    void nothingIsReachableFromOutside(String folder) {
        var manifests = RENDERED.get(folder);

        for (Service service : manifests.of(Service.class)) {
            String type = service.getSpec().getType();
            assertTrue(type == null || type.equals("ClusterIP"), service.getMetadata() + ": " + type);
            assertTrue(service.getSpec().getExternalIPs() == null
                    || service.getSpec().getExternalIPs().isEmpty());
            assertTrue(service.getSpec().getPorts().stream().allMatch(port -> port.getNodePort() == null));
        }
        var closed = policy(manifests, "closed");
        assertEquals(Set.of("Ingress", "Egress"), Set.copyOf(closed.getSpec().getPolicyTypes()));
        assertTrue(closed.getSpec().getIngress().isEmpty());
        manifests.of(NetworkPolicy.class).stream()
                .flatMap(it -> it.getSpec().getIngress().stream())
                .peek(door -> assertFalse(door.getFrom().isEmpty(), "a door that is open to everybody"))
                .flatMap(door -> door.getFrom().stream())
                .forEach(peer -> assertFalse(
                        peer.getPodSelector().getMatchLabels().isEmpty()
                                && peer.getPodSelector().getMatchExpressions().isEmpty(),
                        "a door that is open to every pod"));
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, LOCAL})
    void aPrivateKeyIsToldToItsServiceAloneAndTheOperatorsToTheGatewayAlone(String folder) {
        Map<String, Set<String>> wanted = Map.of(
                "gateway", Set.of("gateway-database", "gateway-internal-key", "operator"),
                "summary-service", Set.of("summary-database", "summary-internal-key", "internal-keys"),
                "graph-service", Set.of("graph-database", "internal-keys", "model"),
                "tracking-service", Set.of("tracking-database", "internal-keys"));

        for (Deployment deployment : RENDERED.get(folder).of(Deployment.class)) {
            var told = only(deployment.getSpec().getTemplate().getSpec()).getEnvFrom().stream()
                    .filter(source -> source.getSecretRef() != null)
                    .map(source -> source.getSecretRef().getName())
                    .collect(Collectors.toSet());
            assertEquals(wanted.get(deployment.getMetadata().getName()), told);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, LOCAL})
    void theAlertsAreTheSharedFileUnderANameThatStays(String folder) throws Exception {
        var alerts = RENDERED.get(folder).of(ConfigMap.class).stream()
                .filter(it -> it.getMetadata().getName().equals("colloquy-alerts"))
                .findFirst()
                .orElseThrow();

        assertEquals(
                Files.readString(Repository.ROOT.resolve("k8s/base/alerts.yaml")),
                alerts.getData().get("alerts.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, LOCAL})
    void modelCallsAreReliableUnlessSomebodySwitchesThatOff(String folder) {
        assertTrue(RENDERED.get(folder).of(ConfigMap.class).stream()
                .filter(it -> it.getMetadata().getName().startsWith("colloquy-"))
                .anyMatch(it -> "true".equals(it.getData().get("ENABLE_RETRY_LOGIC"))));
    }

    private static void assertProbe(String path, Probe probe) {
        assertEquals(path, probe.getHttpGet().getPath());
        assertEquals("management", probe.getHttpGet().getPort().getStrVal());
    }

    private static NetworkPolicy policy(Manifests manifests, String name) {
        return manifests.of(NetworkPolicy.class).stream()
                .filter(it -> it.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<PodSpec> pods(Manifests manifests) {
        return Stream.concat(
                        manifests.of(Deployment.class).stream()
                                .map(it -> it.getSpec().getTemplate().getSpec()),
                        manifests.of(StatefulSet.class).stream()
                                .map(it -> it.getSpec().getTemplate().getSpec()))
                .toList();
    }

    private static Container only(PodSpec pod) {
        assertEquals(1, pod.getContainers().size());
        return pod.getContainers().get(0);
    }
}
