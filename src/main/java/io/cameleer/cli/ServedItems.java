package io.cameleer.cli;

import io.cameleer.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Things of a running service, through its REST interface. */
final class ServedItems implements Items {

    private final ServiceClient service;
    private final String path;
    private final String name;

    /**
     * @param path where they are listed
     * @param name the member of the answer that holds them
     */
    ServedItems(ServiceClient service, String path, String name) {
        this.service = service;
        this.path = path;
        this.name = name;
    }

    @Override
    public List<Map<String, Object>> list(Map<String, String> query) throws IOException, InterruptedException {
        String asked = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + ServiceClient.encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        List<Map<String, Object>> all = new ArrayList<>();
        for (Object item : (List<?>)
                service.get(asked.isEmpty() ? path : path + "?" + asked).getOrDefault(name, List.of())) {
            all.add(Json.readObject(Json.write(item)));
        }
        return all;
    }

    @Override
    public Optional<Map<String, Object>> find(long number) throws IOException, InterruptedException {
        return service.find(path + "/" + number);
    }

    @Override
    public Map<String, Object> show(Map<String, Object> item) throws IOException, InterruptedException {
        return service.get(String.valueOf(item.get("uri")));
    }

    @Override
    public Map<String, Object> command(Map<String, Object> item, String verb) throws IOException, InterruptedException {
        return service.post(item.get("uri") + "/" + verb, Map.of());
    }
}
